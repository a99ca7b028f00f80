const bpmnNamespace = 'http://www.omg.org/spec/BPMN/20100524/MODEL'

/** True when a process has a none start event: else only messages, timers and signals begin it. */
export function startsByHand(xml: string, processId: string): boolean {
  const document = new DOMParser().parseFromString(xml.replace(/^\uFEFF/, ''), 'text/xml')
  const process = [...document.getElementsByTagNameNS(bpmnNamespace, 'process')].find(({ id }) => id === processId)
  return [...(process?.children ?? [])].some(
    ({ localName, children }) =>
      localName === 'startEvent' && ![...children].some((child) => child.localName.endsWith('EventDefinition')),
  )
}
