// What a file draws, read in the browser with its own parser: enough to name elements before, or without, drawing them.

import { flowOrder, type Way } from './flowOrder.ts'
import { kindWords } from './kinds.ts'

export type DiagramElement = {
  id: string
  /** As drawn; null where nobody has named it. */
  name: string | null
  /** “User task”, “Timer boundary event”. */
  kind: string
  /** How many sub-processes it lies in. */
  depth: number
}

/** Some editors write one; the browser's parser would take it for text before the document. */
const withoutByteOrderMark = (xml: string): string => xml.replace(/^\uFEFF/, '')

const bpmnNamespace = 'http://www.omg.org/spec/BPMN/20100524/MODEL'

const isFlowNode = (type: string): boolean =>
  /(Task|Event|Gateway|SubProcess)$/.test(type) || ['task', 'subProcess', 'callActivity', 'transaction'].includes(type)

/**
 * The flow nodes of a file, or of one process in it, as a token meets them, each followed by what lies inside of it.
 * Empty for what is no XML.
 */
export function elementsOf(xml: string, processId: string | null = null): DiagramElement[] {
  const document = new DOMParser().parseFromString(withoutByteOrderMark(xml), 'text/xml')
  const processes = [...document.getElementsByTagNameNS(bpmnNamespace, 'process')]
  return processes.filter(({ id }) => processId === null || id === processId).flatMap((process) => within(process, 0))
}

function within(scope: Element, depth: number): DiagramElement[] {
  const parts = [...scope.children].filter(({ namespaceURI }) => namespaceURI === bpmnNamespace)
  const nodes = new Map(parts.flatMap((part) => (isFlowNode(part.localName) && part.id ? [[part.id, part]] : [])))
  return flowOrder([...nodes.keys()], parts.flatMap(wayOf)).flatMap((id) => {
    const node = nodes.get(id)
    return node ? [elementOf(node, depth), ...within(node, depth + 1)] : []
  })
}

function wayOf(part: Element): Way[] {
  if (part.localName === 'sequenceFlow') return way(part.getAttribute('sourceRef'), part.getAttribute('targetRef'))
  if (part.localName === 'boundaryEvent') return way(part.getAttribute('attachedToRef'), part.id)
  return []
}

const way = (from: string | null, to: string | null): Way[] => (from && to ? [{ from, to }] : [])

function elementOf(node: Element, depth: number): DiagramElement {
  const definition = [...node.children].find(({ localName }) => localName.endsWith('EventDefinition'))
  return {
    id: node.id,
    name: node.getAttribute('name')?.trim() || null,
    kind: kindWords(node.localName, definition?.localName),
    depth,
  }
}

/** What to call it where it is spoken of. */
export const nameOf = ({ id, name, kind }: DiagramElement): string => name ?? `${kind} ${id}`
