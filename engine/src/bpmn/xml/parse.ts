import { invariant } from '../../invariant.ts'
import type { Flaw } from './flaw.ts'
import { isDeclaration, localNameOf, namespaceOf, outermost, type Scope, scopeOpener } from './namespaces.ts'
import { type Attribute, scan } from './scan.ts'

/** An attribute without prefix belongs to its element, and to no namespace. */
export type XmlAttribute = {
  readonly name: string
  readonly localName: string
  readonly uri: string | undefined
  readonly value: string
}

export type XmlNode = {
  /** As it was written, for whoever looks for it in the file. */
  readonly name: string
  readonly localName: string
  readonly uri: string | undefined
  /** Without the declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlNode[]
  /** Everything between its own children. */
  readonly text: string
  /** Which namespace a prefix stands for here: values may have prefixes too (`xsi:type`). */
  readonly scope: Scope
  /** Where it begins, in characters from 0. */
  readonly at: number
}

export type Parsed = { readonly ok: true; readonly root: XmlNode } | { readonly ok: false; readonly flaw: Flaw }

type Growing = XmlNode & { readonly children: XmlNode[]; text: string }

export function parseXml(xml: string): Parsed {
  const around: Growing[] = []
  const openScope = scopeOpener()
  const roots: XmlNode[] = []
  const flaw = scan(xml, {
    open: (name, attributes, at) => {
      const parent = around.at(-1)
      const scope = openScope(parent?.scope ?? outermost, attributes, at)
      const node = nodeOf(name, attributes, scope, at)
      const siblings = parent?.children ?? roots
      siblings.push(node)
      around.push(node)
    },
    text: (text) => {
      const node = around.at(-1)
      if (node) node.text += text
    },
    close: () => around.pop(),
  })
  if (flaw) return { ok: false, flaw }
  const [root] = roots
  invariant(root, 'the scanner found neither an element nor a flaw')
  return { ok: true, root }
}

const nodeOf = (name: string, attributes: readonly Attribute[], scope: Scope, at: number): Growing => ({
  name,
  localName: localNameOf(name),
  uri: namespaceOf(name, scope, at),
  attributes: attributes.length === 0 ? none : keptOf(attributes, scope, at),
  children: [],
  text: '',
  scope,
  at,
})

const none: readonly XmlAttribute[] = [] // shared, as half of the elements have none

const keptOf = (attributes: readonly Attribute[], scope: Scope, at: number): readonly XmlAttribute[] =>
  attributes.filter(({ name }) => !isDeclaration(name)).map((each) => attributeOf(each, scope, at))

const attributeOf = ({ name, value }: Attribute, scope: Scope, at: number): XmlAttribute => ({
  name,
  localName: localNameOf(name),
  uri: name.includes(':') ? namespaceOf(name, scope, at) : undefined,
  value,
})
