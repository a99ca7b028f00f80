// The same file, read by us and by bpmn-moddle, as trees that can be compared.

import assert from 'node:assert/strict'
import { readDocument } from '../src/bpmn/document.ts'
import type { BpmnElement } from '../src/bpmn/element.ts'
import { collector } from '../src/bpmn/report.ts'
import { parseXml } from '../src/bpmn/xml/index.ts'
import { moddle } from './camundaLint.ts'

export type Tree = {
  readonly type: string
  readonly attributes: { readonly [name: string]: string }
  readonly text: string
  readonly children: { readonly [property: string]: readonly Tree[] }
}

export function treeByUs(xml: string): Tree {
  const parsed = parseXml(xml)
  const document = parsed.ok ? readDocument(parsed.root, collector(xml)) : null
  assert.ok(document)
  return treeOf(document.root)
}

/** Lists of flows at their nodes: bpmn-moddle leaves out what does not exist, we look at none. */
const lists: readonly unknown[] = ['incoming', 'outgoing', 'flowNodeRef']
const isNoList = ({ property }: BpmnElement): boolean => !lists.includes(property)

/** A reference to nothing is none for bpmn-moddle. */
const saysSomething = ([, value]: readonly [name: string, value: string]): boolean => value !== ''

const treeOf = (element: BpmnElement): Tree => ({
  type: element.type,
  attributes: Object.fromEntries([...element.attributes].filter(saysSomething).sort()),
  text: element.text.trim(),
  children: Object.fromEntries(
    [...Map.groupBy(element.children.filter(isNoList), ({ property }) => property ?? '')]
      .map(([property, children]) => [property, children.map(treeOf)] as const)
      .sort(),
  ),
})

// --- as bpmn-moddle has it ---

type Property = {
  readonly name: string
  readonly ns: { readonly prefix: string }
  readonly isAttr?: boolean
  readonly isBody?: boolean
  readonly isMany?: boolean
  readonly isReference?: boolean
  readonly isVirtual?: boolean
}
type ModdleElement = {
  readonly $type: string
  readonly $descriptor: { readonly ns: { readonly prefix: string }; readonly properties?: readonly Property[] }
  readonly [property: string]: unknown
}

export async function treeByModdle(xml: string): Promise<Tree> {
  const { rootElement } = await moddle.fromXML(xml)
  return treeOfModdle(rootElement as ModdleElement)
}

function treeOfModdle(element: ModdleElement): Tree {
  const attributes: [string, string][] = []
  const children: [string, Tree[]][] = []
  let text = ''
  for (const { name, ns, ...property } of element.$descriptor.properties ?? []) {
    const value = Object.hasOwn(element, name) ? element[name] : undefined
    if (value === undefined || property.isVirtual || name === 'diagrams' || lists.includes(name)) continue
    if (property.isAttr) {
      // Marks of the Modeler stand on elements of another namespace.
      if (ns.prefix === element.$descriptor.ns.prefix)
        attributes.push([name, property.isReference ? idOf(value) : String(value)])
    } else if (property.isBody) text = String(value).trim()
    else {
      const values = property.isMany ? (value as readonly unknown[]) : [value]
      if (values.length > 0) children.push([name, values.map((each) => childOf(each, property.isReference ?? false))])
    }
  }
  return {
    // An expression of no kind has a text all the same, and only the formal kind can have one that is evaluated.
    type: element.$type === 'bpmn:Expression' ? 'bpmn:FormalExpression' : element.$type,
    attributes: Object.fromEntries(attributes.filter(saysSomething).sort()),
    text,
    children: Object.fromEntries(children.sort()),
  }
}

const childOf = (value: unknown, isReference: boolean): Tree =>
  typeof value === 'object' && !isReference
    ? treeOfModdle(value as ModdleElement)
    : { type: 'text', attributes: {}, text: isReference ? idOf(value) : String(value), children: {} }

const idOf = (value: unknown): string => String((value as { readonly id?: unknown }).id)
