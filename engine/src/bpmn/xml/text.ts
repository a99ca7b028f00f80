// The characters of XML, and the few ways in which they may be written.

import { Flawed, malformed } from './flaw.ts'

const named: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const reference = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/y

/** What a text or an attribute says once its references are resolved. No other entity is known, so none can grow. */
export function decode(text: string, at: number): string {
  let decoded = ''
  let from = 0
  for (let found = text.indexOf('&'); found !== -1; found = text.indexOf('&', from)) {
    reference.lastIndex = found
    const match = reference.exec(text)
    if (!match) throw unknownReference(text.slice(found + 1, found + 40), at + found)
    decoded += text.slice(from, found) + characterOf(match, at + found)
    from = reference.lastIndex
  }
  return from === 0 ? text : decoded + text.slice(from)
}

function characterOf([, decimal, hex, name]: RegExpExecArray, at: number): string {
  if (name) return named[name] ?? ''
  const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16)
  if (!isCharacter(code)) throw badCharacter(at)
  return String.fromCodePoint(code)
}

/** XML has no NUL and hardly a control character, and PostgreSQL would not keep them. */
export function checkCharacters(xml: string): void {
  for (let at = 0; at < xml.length; at++) {
    const code = xml.charCodeAt(at)
    if (code < 0xd800 ? code < 0x20 && !isCharacter(code) : !isCharacter(xml.codePointAt(at) ?? 0))
      throw badCharacter(at)
    if (isLeading(code)) at++ // the pair was looked at as one
  }
}

const isCharacter = (code: number): boolean =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x10000 && code <= 0x10ffff)

const isLeading = (code: number): boolean => code >= 0xd800 && code <= 0xdbff

const badCharacter = (at: number): Flawed =>
  new Flawed({
    code: 'xml-character',
    at,
    reason: 'The file contains a character that XML does not allow',
    remedy: 'Delete the character. If the file looks broken altogether, it is not text in UTF-8: export it again.',
  })

function unknownReference(rest: string, at: number): Flawed {
  const [name] = /^\w+(?=;)/.exec(rest) ?? []
  if (name === undefined) return malformed(at, 'An & does not begin a reference; meant as itself it is written &amp;')
  return new Flawed({
    code: 'xml-entity',
    at,
    reason: `The entity &${name}; is not known`,
    remedy: 'Write the character itself. An & that is meant as such is written &amp;.',
  })
}
