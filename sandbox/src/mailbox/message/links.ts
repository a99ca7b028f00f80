import type { Message } from './parse.ts'

/** Everything one could click, each address once: of the HTML where there is one, else what looks like one in the text. */
export function linksIn({ html, text }: Pick<Message, 'html' | 'text'>): string[] {
  const found =
    html === undefined
      ? [...(text ?? '').matchAll(addressInText)].map(([address]) => address)
      : [...html.matchAll(anchor)].map(([, double, single, bare]) => unescaped(double ?? single ?? bare ?? ''))
  return [...new Set(found.filter((address) => /^(https?|mailto):/i.test(address)))]
}

/** No tag within a tag: or a letter of nothing but beginnings would be read from each of them to its end. */
const anchor = /<a\b[^<>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi

/** What ends a sentence does not belong to the address before it. */
export const addressInText = /\bhttps?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/gi

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' }

const unescaped = (text: string): string =>
  text
    .trim()
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal, hexadecimal, name) =>
      decimal || hexadecimal
        ? characterOf(decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16))
        : (entities[name] ?? all),
    )

const characterOf = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '')
