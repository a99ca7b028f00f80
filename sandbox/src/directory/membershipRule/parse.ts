// Membership rules of dynamic groups: `(user.department -eq "Sales") -and (user.accountEnabled -eq true)`.
//
// Binding as documented, loosest last: comparison, -not, -and, -or. Whom a rule is about is said by its properties:
// `user.` or `device.`, never both.

import type { DirectoryObject, Json } from '../objects.ts'
import type { View } from '../view.ts'
import { comparisons, isFit, type Value } from './compare.ts'
import { type Token, tokensOf } from './tokens.ts'

export type MembershipRule = {
  kind: 'user' | 'device'
  includes: (object: DirectoryObject, view: View) => boolean
}

type Condition = (property: (name: string) => Json | undefined) => boolean

/** A rule to ask, or nothing where the text is none. */
export function parseMembershipRule(text: string): MembershipRule | undefined {
  const managerId = /^\s*Direct Reports for "([0-9a-f-]{36})"\s*$/i.exec(text)?.[1]?.toLowerCase()
  if (managerId !== undefined)
    return {
      kind: 'user',
      includes: ({ id }, view) => view.targets(id, 'manager').some((manager) => manager.id === managerId),
    }
  const tokens = tokensOf(text)
  if (!tokens) return undefined
  const reading = { tokens, at: 0, kinds: new Set<string>() }
  const condition = readOr(reading)
  const [kind] = reading.kinds
  if (!condition || reading.at < tokens.length || reading.kinds.size !== 1) return undefined
  if (kind !== 'user' && kind !== 'device') return undefined
  return { kind, includes: ({ properties }) => condition((name) => found(properties, name)) }
}

type Reading = { tokens: readonly Token[]; at: number; kinds: Set<string> }

/** Property names are written in any case; `objectId` is the id. */
const found = (properties: Readonly<Record<string, Json>>, name: string): Json | undefined =>
  properties[name] ?? Object.entries(properties).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1]

const take = (reading: Reading, accept: (token: Token) => boolean): Token | undefined => {
  const token = reading.tokens[reading.at]
  if (!token || !accept(token)) return undefined
  reading.at++
  return token
}

const operator = (reading: Reading, word: string): boolean =>
  take(reading, (token) => token.type === 'operator' && token.word === word) !== undefined

const mark = (reading: Reading, wanted: string): boolean =>
  take(reading, (token) => token.type === 'mark' && token.mark === wanted) !== undefined

const readOr = (reading: Reading): Condition | undefined =>
  readChain(reading, 'or', readAnd, (one, other) => (property) => one(property) || other(property))

const readAnd = (reading: Reading): Condition | undefined =>
  readChain(reading, 'and', readNot, (one, other) => (property) => one(property) && other(property))

function readChain(
  reading: Reading,
  word: string,
  readPart: (reading: Reading) => Condition | undefined,
  join: (one: Condition, other: Condition) => Condition,
): Condition | undefined {
  let chain = readPart(reading)
  while (chain && operator(reading, word)) {
    const next = readPart(reading)
    chain = next && join(chain, next)
  }
  return chain
}

function readNot(reading: Reading): Condition | undefined {
  if (operator(reading, 'not')) {
    const negated = readNot(reading)
    return negated && ((property) => !negated(property))
  }
  if (!mark(reading, '(')) return readComparison(reading)
  const inner = readOr(reading)
  return mark(reading, ')') ? inner : undefined
}

function readComparison(reading: Reading): Condition | undefined {
  const subject = take(reading, ({ type }) => type === 'word')
  const word = take(reading, ({ type }) => type === 'operator')
  if (subject?.type !== 'word' || word?.type !== 'operator') return undefined
  const [kind, name] = subject.word.split('.')
  if (kind === undefined || name === undefined) return undefined
  reading.kinds.add(kind.toLowerCase())
  if (word.word === 'any' || word.word === 'all') return readOfEach(reading, name, word.word)
  const comparison = comparisons.get(word.word)
  const value = readValue(reading)
  if (!comparison || value === undefined || !isFit(word.word, value)) return undefined
  return (property) => comparison(property(name), value)
}

/** `user.proxyAddresses -any (_ -startsWith "smtp:")`: asked of each value. */
function readOfEach(reading: Reading, name: string, quantifier: 'any' | 'all'): Condition | undefined {
  if (!mark(reading, '(') || !take(reading, (token) => token.type === 'word' && token.word === '_')) return undefined
  const word = take(reading, ({ type }) => type === 'operator')
  const comparison = word?.type === 'operator' ? comparisons.get(word.word) : undefined
  const value = readValue(reading)
  if (word?.type !== 'operator' || !comparison || value === undefined) return undefined
  if (!isFit(word.word, value) || !mark(reading, ')')) return undefined
  return (property) => {
    const values = property(name)
    const each = Array.isArray(values) ? (values as readonly Json[]) : []
    return quantifier === 'any'
      ? each.some((one) => comparison(one, value))
      : each.every((one) => comparison(one, value))
  }
}

const words: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['null', null],
  ['true', true],
  ['false', false],
])

function readValue(reading: Reading): Value | undefined {
  if (mark(reading, '[')) return readList(reading)
  const token = take(reading, ({ type }) => type === 'text' || type === 'word')
  if (token?.type === 'text') return token.text
  return token?.type === 'word' ? words.get(token.word.toLowerCase()) : undefined
}

function readList(reading: Reading): readonly string[] | undefined {
  const list: string[] = []
  do {
    const token = take(reading, ({ type }) => type === 'text')
    if (token?.type !== 'text') return undefined
    list.push(token.text)
  } while (mark(reading, ','))
  return mark(reading, ']') ? list : undefined
}
