// The attributes of an element: those of its own namespace must be known to it and have a value of their kind. Marks
// that tools leave in namespaces of their own are no concern of ours; the original file keeps them.

import type { BpmnElement } from './element.ts'
import { attributeOf, packageOf } from './metamodel.ts'
import type { Report } from './report.ts'
import { shown } from './shown.ts'
import type { XmlAttribute, XmlNode } from './xml/index.ts'

export const noAttributes: ReadonlyMap<string, string> = new Map() // shared, as half of the elements have none

type Told = { readonly report: Report; readonly hintForeign: (element: BpmnElement, uri: string) => void }

/** Those of the element's own namespace, by name. */
export function attributesFrom(element: BpmnElement, node: XmlNode, told: Told): ReadonlyMap<string, string> {
  if (node.attributes.length === 0) return noAttributes
  const own = new Map<string, string>()
  for (const attribute of node.attributes) {
    if (attribute.uri !== undefined) checkForeign(element, node, attribute, told)
    else if (isKnown(element, node, attribute, told.report)) own.set(attribute.name, attribute.value)
  }
  return own
}

function isKnown(element: BpmnElement, node: XmlNode, { name, value }: XmlAttribute, report: Report): boolean {
  const prefix = packageOf(node.uri)?.prefix
  const known = attributeOf(element.type, `${prefix}:${name}`)
  if (known) {
    checkValue(element, name, value, known.type, report)
    return true
  }
  if (prefix === 'zeebe') report.hint(element, 'attribute-not-known', ...unknownMark(node, name))
  else {
    const reason = `<${node.name}> has the attribute ${name}, which BPMN does not know`
    report.refuse(element, 'attribute-not-known', reason, 'Delete the attribute, or correct its name.')
  }
  return false
}

/** Zeebe's attributes on BPMN's elements are the Modeler's marks; a new one is no reason to refuse a diagram. */
function checkForeign(
  element: BpmnElement,
  node: XmlNode,
  { name, localName, uri = '' }: XmlAttribute,
  { report, hintForeign }: Told,
): void {
  const prefix = packageOf(uri)?.prefix
  if (prefix === undefined) hintForeign(element, uri)
  if (prefix === 'zeebe' && !attributeOf(element.type, `zeebe:${localName}`))
    report.hint(element, 'attribute-not-known', ...unknownMark(node, name))
  if (prefix === 'bpmn') {
    const reason = `<${node.name}> has the attribute ${name}, which BPMN does not know`
    report.refuse(element, 'attribute-not-known', reason, 'Write BPMN’s own attributes without a prefix.')
  }
}

const unknownMark = (node: XmlNode, name: string): [reason: string, remedy: string] => [
  `<${node.name}> has the attribute ${name}, which is not known here and has no effect`,
  'It stays in the file as it is. If it was meant to do something, look for another way.',
]

function checkValue(element: BpmnElement, name: string, value: string, type: string, report: Report): void {
  if (type === 'Boolean' && value !== 'true' && value !== 'false')
    report.refuse(element, 'attribute-value', `The attribute ${name} is ${shown(value)}`, 'Write true or false.')
  if (type === 'Integer' && !/^-?\d{1,9}$/.test(value))
    report.refuse(element, 'attribute-value', `The attribute ${name} is ${shown(value)}`, 'Write a whole number.')
}
