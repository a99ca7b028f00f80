// Reads XML once, from left to right, in time that grows with its length alone.
//
// Stricter than the parser inside bpmn-moddle, which repairs what it can: what this one lets through means the same to
// every XML parser, and to bpmn-js, which draws it. It owns no meaning: names are names, prefixes are part of them.

import { checkAttributes, checkDepth, checkElements, checkLength } from './bounds.ts'
import { type Flaw, Flawed, malformed } from './flaw.ts'
import { checkCharacters, decode } from './text.ts'

export type Attribute = { readonly name: string; readonly value: string }

/** Is told what is met, in order; `at` counts characters from 0. */
type Listener = {
  readonly open: (name: string, attributes: readonly Attribute[], at: number) => void
  readonly text: (text: string, at: number) => void
  readonly close: () => void
}

/** What stopped the reading; null where everything was read. Whatever else the listener throws goes through. */
export function scan(xml: string, listener: Listener): Flaw | null {
  try {
    checkLength(xml)
    checkCharacters(xml)
    scanDocument(xml, listener)
    return null
  } catch (cause) {
    if (cause instanceof Flawed) return cause.flaw
    throw cause
  }
}

function scanDocument(xml: string, listener: Listener): void {
  const open: string[] = []
  let elements = 0
  let at = afterDeclaration(xml)
  while (at < xml.length) {
    if (xml[at] !== '<') {
      const end = endOf(xml, '<', at)
      const text = xml.slice(at, end)
      if (open.length > 0) listener.text(decode(text, at), at)
      else if (!isSpace(text)) throw malformed(at, 'There is text outside of the first element')
      at = end
    } else if (xml.startsWith('<!--', at)) {
      at = after(xml, '-->', at + 4, 'A comment does not end')
    } else if (xml.startsWith('<?', at)) {
      at = after(xml, '?>', at + 2, 'A processing instruction does not end')
    } else if (xml.startsWith('<![CDATA[', at) && open.length > 0) {
      const end = after(xml, ']]>', at + 9, 'A CDATA section does not end')
      listener.text(xml.slice(at + 9, end - 3), at)
      at = end
    } else if (xml.startsWith('<!', at)) {
      throw documentType(at)
    } else if (xml.startsWith('</', at)) {
      at = closeTag(xml, at, open.pop())
      listener.close()
    } else {
      if (open.length === 0 && elements > 0) throw malformed(at, 'There is a second first element')
      const tag = openTag(xml, at)
      open.push(tag.name)
      elements++
      checkElements(elements, at)
      checkDepth(open.length, at)
      listener.open(tag.name, tag.attributes, at)
      if (tag.closed) {
        open.pop()
        listener.close()
      }
      at = tag.end
    }
  }
  if (open.length > 0) throw malformed(xml.length, `The element <${open.at(-1)}> does not end`)
  if (elements === 0) throw nothing()
}

type Tag = {
  readonly name: string
  readonly attributes: readonly Attribute[]
  readonly closed: boolean
  readonly end: number
}

function openTag(xml: string, start: number): Tag {
  const name = nameAt(xml, start + 1)
  const attributes: Attribute[] = []
  const names = new Set<string>()
  let at = start + 1 + name.length
  for (;;) {
    const next = afterSpace(xml, at)
    if (xml[next] === '>') return { name, attributes, closed: false, end: next + 1 }
    if (xml.startsWith('/>', next)) return { name, attributes, closed: true, end: next + 2 }
    if (next === at) throw malformed(at, `The element <${name}> does not end properly`)
    const { attribute, end } = attributeAt(xml, next)
    if (names.has(attribute.name)) throw malformed(next, `<${name}> has the attribute ${attribute.name} twice`)
    names.add(attribute.name)
    attributes.push(attribute)
    checkAttributes(attributes.length, next)
    at = end
  }
}

function attributeAt(xml: string, at: number): { attribute: Attribute; end: number } {
  const name = nameAt(xml, at)
  const equals = afterSpace(xml, at + name.length)
  if (xml[equals] !== '=') throw malformed(at, `The attribute ${name} has no value`)
  const start = afterSpace(xml, equals + 1)
  const quote = xml[start]
  if (quote !== '"' && quote !== "'") throw malformed(start, `The value of the attribute ${name} has no quotes`)
  const end = endOf(xml, quote, start + 1)
  const written = xml.slice(start + 1, end)
  if (end === xml.length || written.includes('<'))
    throw malformed(start, `The value of the attribute ${name} does not end`)
  return { attribute: { name, value: decode(written, start + 1) }, end: end + 1 }
}

function closeTag(xml: string, at: number, expected: string | undefined): number {
  const name = nameAt(xml, at + 2)
  const end = afterSpace(xml, at + 2 + name.length)
  if (name !== expected)
    throw malformed(at, `</${name}> ends nothing; ${expected ? `<${expected}> is open` : 'nothing is open'}`)
  if (xml[end] !== '>') throw malformed(at, `</${name}> does not end`)
  return end + 1
}

/** XML allows letters of all scripts in names; the parser that draws the diagram does not, and BPMN has none. */
const namePattern = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?/y

function nameAt(xml: string, at: number): string {
  namePattern.lastIndex = at
  const name = namePattern.exec(xml)?.[0]
  if (name === undefined) throw malformed(at, 'A name of Latin letters is missing here')
  return name
}

const spacePattern = /[ \t\r\n]*/y

function afterSpace(xml: string, at: number): number {
  spacePattern.lastIndex = at
  spacePattern.exec(xml)
  return spacePattern.lastIndex
}

const isSpace = (text: string): boolean => afterSpace(text, 0) === text.length

function endOf(xml: string, mark: string, at: number): number {
  const end = xml.indexOf(mark, at)
  return end === -1 ? xml.length : end
}

function after(xml: string, mark: string, at: number, otherwise: string): number {
  const found = xml.indexOf(mark, at)
  if (found === -1) throw malformed(at, otherwise)
  return found + mark.length
}

const byteOrderMark = '\uFEFF'

function afterDeclaration(xml: string): number {
  const start = xml.startsWith(byteOrderMark) ? 1 : 0
  if (!/^<\?xml[ \t\r\n]/.test(xml.slice(start, start + 6))) return start
  const end = after(xml, '?>', start, 'The XML declaration does not end')
  const [, encoding] = /encoding[ \t\r\n]*=[ \t\r\n]*["']([^"']*)["']/.exec(xml.slice(start, end)) ?? []
  if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) throw foreignEncoding(encoding, start)
  return end
}

const nothing = (): Flawed =>
  new Flawed({
    code: 'xml-empty',
    at: null,
    reason: 'The file is empty',
    remedy: 'Save the diagram again, as BPMN 2.0 XML.',
  })

const documentType = (at: number): Flawed =>
  new Flawed({
    code: 'xml-doctype',
    at,
    reason: 'The file has a document type or entities of its own (<!…>)',
    remedy: 'Delete the declaration: BPMN needs none, and through it a file can grow without end or read other files.',
  })

const foreignEncoding = (encoding: string, at: number): Flawed =>
  new Flawed({
    code: 'xml-encoding',
    at,
    reason: `The file says that it is written in ${encoding}`,
    remedy: 'Save it in UTF-8 and declare that, or declare nothing.',
  })
