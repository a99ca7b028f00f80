/** The words for what an element is, from its names in BPMN: `boundaryEvent`, `timerEventDefinition` → “Timer boundary event”. */
export function kindWords(type: string, eventDefinition: string | null = null): string {
  const event = eventDefinition?.replace(/EventDefinition$/, '') ?? ''
  const [first = '', ...rest] = `${event} ${special[type] ?? spaced(type)}`.trim()
  return first.toUpperCase() + rest.join('')
}

/** Where BPMN's own name is not what people say. */
const special: Record<string, string> = {
  task: 'undefined task',
  subProcess: 'sub-process',
  adHocSubProcess: 'ad-hoc sub-process',
  eventBasedGateway: 'event-based gateway',
}

const spaced = (type: string): string => type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
