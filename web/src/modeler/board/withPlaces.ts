// Files that say what happens, but not where it is drawn: they get places. Only those are added: what a layout would not
// understand of the rest stays as it was written.

const bpmn = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
const places = 'http://www.omg.org/spec/BPMN/20100524/DI'

const parsed = (xml: string): Document => new DOMParser().parseFromString(xml, 'text/xml')
const diagramsOf = (document: Document): Element[] => [...document.getElementsByTagNameNS(places, 'BPMNDiagram')]

/** The file, with places for its elements if it had none. Rejects where they can’t be found. */
export async function withPlaces(xml: string): Promise<string> {
  const document = parsed(xml)
  const processes = document.getElementsByTagNameNS(bpmn, 'process').length
  if (processes === 0 || document.getElementsByTagNameNS(places, 'BPMNShape').length > 0) return xml
  if (processes > 1)
    throw new Error('It does not say where its elements are drawn, and holds several processes. Make a file of each.')
  const { layoutProcess } = await import('bpmn-auto-layout')
  const laidOut = parsed(await layoutProcess(xml))
  for (const empty of diagramsOf(document)) empty.remove()
  for (const diagram of diagramsOf(laidOut)) document.documentElement.append(document.importNode(diagram, true))
  return new XMLSerializer().serializeToString(document)
}
