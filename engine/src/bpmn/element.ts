// A BPMN file as a tree, in the words of the metamodel.

import { isA } from './metamodel.ts'

/** Types are written with their prefix (`bpmn:ServiceTask`), properties without (`flowElements`). */
export type BpmnElement = {
  /** `text` for what only carries a text or a reference: `<bpmn:incoming>`, `<bpmn:script>`. */
  readonly type: string
  /** What it is to its parent; null for the root. */
  readonly property: string | null
  readonly parent: BpmnElement | null
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly BpmnElement[]
  readonly text: string
  /** Where it begins, in characters from 0. */
  readonly at: number
}

export const idOf = (element: BpmnElement): string | null => element.attributes.get('id') ?? null

export const nameOf = (element: BpmnElement): string | null => element.attributes.get('name') || null

export const is = (element: BpmnElement, type: string): boolean => isA(element.type, type)

export const childrenOf = (element: BpmnElement, property: string): readonly BpmnElement[] =>
  element.children.filter((child) => child.property === property)

export const childOf = (element: BpmnElement, property: string): BpmnElement | undefined =>
  element.children.find((child) => child.property === property)

/** What stands in `extensionElements`, of this type; there is at most one. */
export const extensionOf = (element: BpmnElement, type: string): BpmnElement | undefined =>
  childOf(element, 'extensionElements')?.children.find((each) => each.type === type)

/** An attribute that is there but empty says nothing. */
export const settingOf = (element: BpmnElement | undefined, attribute: string): string | null =>
  element?.attributes.get(attribute) || null

export const flagOf = (element: BpmnElement, attribute: string, otherwise: boolean): boolean => {
  const value = element.attributes.get(attribute)
  return value === undefined ? otherwise : value === 'true'
}

/** The text of a child such as `<bpmn:timeDuration>`; null where there is none or it says nothing. */
export const textOf = (element: BpmnElement, property: string): string | null =>
  childOf(element, property)?.text.trim() || null

/** The element itself or the nearest around it that a person would find in the diagram. */
export function drawnAt(element: BpmnElement): BpmnElement {
  let nearest = element
  while (nearest.parent && !isFound(nearest)) nearest = nearest.parent
  return nearest
}

const isFound = (element: BpmnElement): boolean =>
  idOf(element) !== null &&
  (is(element, 'bpmn:FlowElement') || is(element, 'bpmn:RootElement') || is(element, 'bpmn:Participant')) &&
  !is(element, 'bpmn:EventDefinition')
