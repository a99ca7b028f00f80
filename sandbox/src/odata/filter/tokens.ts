// The words of a `$filter`.

import { fault, type Reading, read } from '../outcome.ts'
import type { Moment } from './expression.ts'

export type Token =
  | { type: 'word'; text: string; at: number }
  | { type: 'mark'; text: '(' | ')' | ',' | ':' | '/'; at: number }
  | { type: 'literal'; value: string | number; at: number }
  | { type: 'guid'; text: string; at: number }
  | { type: 'moment'; moment: Moment; at: number }

const patterns = {
  space: /\s+/y,
  text: /'((?:[^']|'')*)'/y,
  guid: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/iy,
  moment: /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?(?![\w-])/iy,
  number: /-?\d+(?:\.\d+)?(?![\w-])/y,
  word: /[$@A-Za-z_][\w.$@]*/y,
  mark: /[(),:/]/y,
}

export function tokensOf(text: string): Reading<Token[]> {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text) ?? undefined
  }
  while (at < text.length) {
    const space = take(patterns.space)
    if (space) {
      at += space[0].length
      continue
    }
    const [match, token] = nextToken(take, at)
    if (!match || !token) return fault(`Syntax error at position ${at} in '${text}'.`)
    tokens.push(token)
    at += match.length
  }
  return read(tokens)
}

function nextToken(
  take: (pattern: RegExp) => RegExpExecArray | undefined,
  at: number,
): readonly [string, Token] | readonly [undefined, undefined] {
  const text = take(patterns.text)
  if (text) return [text[0], { type: 'literal', value: (text[1] ?? '').replaceAll("''", "'"), at }]
  const guid = take(patterns.guid)
  if (guid) return [guid[0], { type: 'guid', text: guid[0].toLowerCase(), at }]
  const moment = take(patterns.moment)
  if (moment) {
    const ms = Date.parse(moment[0].toUpperCase())
    return Number.isNaN(ms) ? [undefined, undefined] : [moment[0], { type: 'moment', moment: { ms }, at }]
  }
  const number = take(patterns.number)
  if (number) return [number[0], { type: 'literal', value: Number(number[0]), at }]
  const word = take(patterns.word)
  if (word) return [word[0], { type: 'word', text: word[0], at }]
  const mark = take(patterns.mark)
  return mark ? [mark[0], { type: 'mark', text: mark[0] as '(', at }] : [undefined, undefined]
}
