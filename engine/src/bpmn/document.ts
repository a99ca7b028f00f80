// From XML to a tree of BPMN elements: everything in BPMN's and Zeebe's own namespaces must be known to them, and known
// at its place. What other tools left is passed by, and so is the drawing (positions, colours).

import { nameCharsMax } from '../names.ts'
import { attributesFrom, noAttributes } from './attributes.ts'
import type { BpmnElement } from './element.ts'
import { foreignHinter } from './foreign.ts'
import { packageOf, type Role, roleOf, takesForeign, takesText } from './metamodel.ts'
import type { Report } from './report.ts'
import { shown } from './shown.ts'
import type { XmlNode } from './xml/index.ts'

export type BpmnDocument = {
  readonly root: BpmnElement
  readonly byId: ReadonlyMap<string, BpmnElement>
  /** Forms inside of processes (`zeebe:userTaskForm`); their ids are apart from those of BPMN's elements. */
  readonly forms: ReadonlyMap<string, BpmnElement>
}

/** Null for XML that is no BPMN; the report then says so. */
export function readDocument(root: XmlNode, report: Report): BpmnDocument | null {
  const reader: Reader = {
    report,
    ids: new Set(),
    byId: new Map(),
    forms: new Map(),
    hintForeign: foreignHinter(report),
  }
  const isBpmn = packageOf(root.uri)?.prefix === 'bpmn' && root.localName === 'definitions'
  const element = sprout(root, isBpmn ? 'bpmn:Definitions' : 'unknown', null, null)
  if (!isBpmn) {
    const reason = `The file begins with <${root.name}>, not with the definitions of BPMN 2.0`
    report.refuse(element, 'not-bpmn', reason, 'Choose a BPMN file. A DMN table or a form is another kind of file.')
    return null
  }
  grow(element, root, reader)
  return { root: element, byId: reader.byId, forms: reader.forms }
}

type Growing = BpmnElement & { attributes: ReadonlyMap<string, string>; readonly children: BpmnElement[] }

type Reader = {
  readonly report: Report
  /** Those of the drawing too: bpmn-js leaves out the second element of an id. */
  readonly ids: Set<string>
  readonly byId: Map<string, BpmnElement>
  readonly forms: Map<string, BpmnElement>
  readonly hintForeign: (element: BpmnElement, uri: string) => void
}

const sprout = ({ text, at }: XmlNode, type: string, property: string | null, parent: BpmnElement | null): Growing => ({
  type,
  property,
  parent,
  attributes: noAttributes,
  children: [],
  text,
  at,
})

/** As deep as the file is nested, which the scanner has bounded. */
function grow(element: Growing, node: XmlNode, reader: Reader): void {
  element.attributes = attributesFrom(element, node, reader)
  keepId(element, reader)
  checkText(element, node, reader.report)
  const taken = new Set<string>()
  for (const child of node.children) {
    const role = roleFor(element, node, child, reader)
    if (!role) continue
    const once = onceAs(element, role)
    if (once !== null && taken.has(once)) {
      refuseRepeated(element, node, child, reader)
      continue
    }
    if (once !== null) taken.add(once)
    const grown = sprout(child, role.type, role.property, element)
    element.children.push(grown)
    grow(grown, child, reader)
  }
}

/** What of this role there may be one of: the property, or the type of an extension element. Null for any number. */
function onceAs(element: BpmnElement, { property, many, type }: Role): string | null {
  if (!many) return property
  return element.type === 'bpmn:ExtensionElements' && type !== 'zeebe:UserTaskForm' ? type : null
}

function refuseRepeated(element: BpmnElement, node: XmlNode, child: XmlNode, { report }: Reader): void {
  const reason = `<${node.name}> contains <${child.name}> more than once, where only one counts`
  report.refuse({ ...element, at: child.at }, 'element-repeated', reason, `Leave one <${child.name}>.`)
}

/** Undefined for what is passed by, and for what is refused. */
function roleFor(element: BpmnElement, node: XmlNode, child: XmlNode, reader: Reader): Role | undefined {
  const known = packageOf(child.uri)
  if (!known && takesForeign(element.type)) {
    reader.hintForeign({ ...element, at: child.at }, child.uri ?? '')
    return undefined
  }
  if (known && known.prefix !== 'bpmn' && known.prefix !== 'zeebe') {
    keepDrawnIds(element, child, reader)
    return undefined
  }
  const role = known && roleOf(element.type, known, child.localName)
  if (role && isReadable(role, child)) return role
  const place = { ...element, at: child.at }
  const reason = `<${child.name}> is not known, or not at this place (inside <${node.name}>)`
  reader.report.refuse(place, 'element-not-known', reason, 'Delete it, or move it to where BPMN has it.')
  return undefined
}

/** `xsi:type` says of what kind an expression is; BPMN has no other kind that has a text. */
function isReadable(role: Role, child: XmlNode): boolean {
  if (role.type !== 'bpmn:FormalExpression') return true
  const written = child.attributes.find(({ uri, localName }) => uri === schemaInstance && localName === 'type')?.value
  if (written === undefined) return true
  const [, prefix = '', kind = ''] = /^(?:([^:]*):)?(.*)$/.exec(written) ?? []
  return packageOf(child.scope.get(prefix))?.prefix === 'bpmn' && /^t?(Formal)?Expression$/.test(kind)
}

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance'

function checkText(element: BpmnElement, node: XmlNode, report: Report): void {
  if (takesText(element.type) || node.text.trim() === '') return
  const reason = `<${node.name}> contains a text that nobody reads: ${shown(node.text)}`
  report.refuse(element, 'text-not-allowed', reason, 'Delete the text, or move it into the documentation.')
}

/** What the parser inside bpmn-js takes for an id. */
const idPattern = /^(?:[a-z][\w.-]*:)?[a-z_][\w.-]*$/i

function keepId(element: BpmnElement, { report, ids, byId, forms }: Reader): void {
  const id = element.attributes.get('id')
  if (id === undefined) return
  if (id.length > nameCharsMax) {
    const reason = `The id ${shown(id)} has ${id.length.toLocaleString('en')} characters`
    report.refuse(element, 'id-not-readable', reason, `Choose one of at most ${nameCharsMax} characters.`)
  }
  if (element.type === 'zeebe:UserTaskForm') forms.set(id, element)
  if (element.type.startsWith('zeebe:')) return
  if (!idPattern.test(id)) {
    const reason = `The id ${shown(id)} can’t be read by the diagram’s viewer`
    report.refuse(element, 'id-not-readable', reason, 'Begin with a letter; go on with letters, digits, _, - and dots.')
  }
  if (ids.has(id)) report.refuse(element, 'duplicate-id', ...sharedId(id))
  else byId.set(id, element)
  ids.add(id)
}

function keepDrawnIds(element: BpmnElement, node: XmlNode, reader: Reader): void {
  const id = node.attributes.find(({ name }) => name === 'id')?.value
  if (id !== undefined && reader.ids.has(id))
    reader.report.refuse({ ...element, at: node.at }, 'duplicate-id', ...sharedId(id))
  if (id !== undefined) reader.ids.add(id)
  for (const child of node.children) keepDrawnIds(element, child, reader)
}

const sharedId = (id: string): [reason: string, remedy: string] => [
  `The id ${shown(id)} is used more than once in the file`,
  'Give each element an id of its own.',
]
