// Names. Only functions, their parameters and a few properties have spaces in theirs; a variable with spaces stands
// between backticks. So a text means the same whatever variables there are.

import { at } from './characters.ts'
import { continueAt, fail, goBack, isSymbol, type Parser, span, take, takeSymbol, unexpected } from './parser.ts'
import type { Token } from './token.ts'

/** Words of the language: never the name of a variable. */
const reserved = new Set(
  'and or not in between instance of if then else for return some every satisfies function true false null'.split(' '),
)
/** Where these stand a name has ended. The others may be part of a function's name: `day of week`. */
const ending = new Set('and or in between instance then else return satisfies'.split(' '))

const functionsWithWords =
  /(?:date\s+and\s+time|years\s+and\s+months\s+duration|days\s+and\s+time\s+duration|get\s+or\s+else)(?=\s*\()/y
const propertiesWithSpaces = /(?:time\s+offset|start\s+included|end\s+included)(?![\w$])/y

const isName = (token: Token): boolean =>
  token.type === 'quoted name' || (token.type === 'name' && !reserved.has(token.text))

/** A name where a value is expected. `isFunction`: it has spaces, and a call follows. */
export function takeName(parser: Parser): { name: string; isFunction: boolean } {
  const special = at(functionsWithWords, parser.text, parser.token.from)?.[0]
  if (special) return { name: takeSpecial(parser, special), isFunction: true }
  if (parser.token.type === 'quoted name') return { name: take(parser).text, isFunction: false }
  if (!isName(parser.token)) throw unexpected(parser, 'a value')
  const { from } = parser.token
  const words = takeWords(parser)
  const name = words.join(' ')
  if (words.length === 1) return { name, isFunction: false }
  if (isSymbol(parser, '(')) return { name, isFunction: true }
  throw withSpaces(parser, from, name)
}

/** The key after a point: any word, whatever it means elsewhere. */
export function takeKey(parser: Parser): string {
  const special = at(propertiesWithSpaces, parser.text, parser.token.from)?.[0]
  if (special) return takeSpecial(parser, special)
  if (parser.token.type === 'quoted name') return take(parser).text
  if (parser.token.type !== 'name') throw unexpected(parser, 'the name of an entry')
  const { from } = parser.token
  const words = takeWords(parser)
  if (words.length > 1 && !isSymbol(parser, '(')) throw withSpaces(parser, from, words.join(' '))
  return words.join(' ')
}

/** The name of a parameter; it may have spaces. */
export function takeParameter(parser: Parser): string {
  if (parser.token.type === 'quoted name') return take(parser).text
  if (parser.token.type !== 'name') throw unexpected(parser, 'the name of a parameter')
  return takeWords(parser).join(' ')
}

/** The name that a loop gives to an item. */
export function takeItemName(parser: Parser): string {
  if (!isName(parser.token)) throw unexpected(parser, 'a name')
  return take(parser).text
}

/** `name:` if that is what comes next, else nothing is taken. */
export function takeArgumentName(parser: Parser): string | undefined {
  if (parser.token.type !== 'name' && parser.token.type !== 'quoted name') return undefined
  const mark = { token: parser.token, end: parser.end }
  const name = takeParameter(parser)
  if (takeSymbol(parser, ':')) return name
  goBack(parser, mark)
  return undefined
}

export function takeSpecial(parser: Parser, text: string): string {
  continueAt(parser, parser.token.from + text.length)
  return text.replace(/\s+/g, ' ')
}

function takeWords(parser: Parser): string[] {
  const words = [take(parser).text]
  while (parser.token.type === 'name' && !ending.has(parser.token.text)) words.push(take(parser).text)
  return words
}

const withSpaces = (parser: Parser, from: number, name: string) =>
  fail(
    parser,
    'name-with-spaces',
    `A name with spaces stands between backticks: \`${name}\`. If these are two names, something is missing between them.`,
    span(from, parser),
  )
