// Files that say what happens, but not where it is drawn: they get places, so that they can be looked at.

const diagramNamespace = 'http://www.omg.org/spec/BPMN/20100524/DI'
const bpmnNamespace = 'http://www.omg.org/spec/BPMN/20100524/MODEL'

/**
 * The file, with places for its elements if it had none. One process gets them: the first, or that of `processId`, and then
 * the file that comes out holds no other, so that it is for looking only.
 */
export async function placed(xml: string, processId: string | null): Promise<string> {
  const document = new DOMParser().parseFromString(xml.replace(/^\uFEFF/, ''), 'text/xml')
  if (document.getElementsByTagNameNS(diagramNamespace, 'BPMNShape').length > 0) return xml
  const { layoutProcess } = await import('bpmn-auto-layout')
  if (document.getElementsByTagName('parsererror').length > 0) return layoutProcess(xml) // says what is wrong with it
  if (processId !== null) keepOnly(document, processId)
  nameFlowsAtTheirEnds(document)
  return layoutProcess(new XMLSerializer().serializeToString(document))
}

/** The layout knows the first process: others, and the pools they lie in, make way. */
function keepOnly(document: Document, processId: string): void {
  const processes = all(document, 'process')
  if (processes.length < 2 || !processes.some(({ id }) => id === processId)) return
  for (const process of processes) if (process.id !== processId) process.remove()
  for (const pool of all(document, 'collaboration')) pool.remove()
}

/** Elements may name the flows that come and go, and need not; the layout follows those names alone. */
function nameFlowsAtTheirEnds(document: Document): void {
  const byId = new Map(all(document, '*').map((element) => [element.id, element]))
  for (const flow of all(document, 'sequenceFlow'))
    for (const [end, role] of [
      ['sourceRef', 'outgoing'],
      ['targetRef', 'incoming'],
    ] as const) {
      const element = byId.get(flow.getAttribute(end) ?? '')
      if (!element || [...element.children].some((name) => isName(name, role, flow.id))) continue
      const prefix = element.prefix ? `${element.prefix}:` : ''
      const name = document.createElementNS(bpmnNamespace, `${prefix}${role}`)
      name.textContent = flow.id
      element.append(name)
    }
}

const all = (document: Document, name: string): Element[] => [...document.getElementsByTagNameNS(bpmnNamespace, name)]

const isName = (element: Element, role: string, id: string): boolean =>
  element.localName === role && element.textContent?.trim() === id
