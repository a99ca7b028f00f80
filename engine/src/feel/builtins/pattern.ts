// Regular expressions in linear time: no pattern that somebody writes, or sends, can hold the server. The price is
// that what needs backtracking (`\1`, look-ahead) is not there. Patterns are Java's where the two differ.

import { RE2JS } from 're2js'
import { type Budget, spend } from '../budget.ts'

const lengthMax = 1000
/** `a{1000}` is a thousand copies of `a`: this many may be made. */
const sizeMax = 5000
/** Steps are dearer than one instruction on one character. */
const instructionsPerStep = 20
const longInput = 10_000

const posix = new Set(
  [
    'Lower',
    'Upper',
    'ASCII',
    'Alpha',
    'Digit',
    'Alnum',
    'Punct',
    'Graph',
    'Print',
    'Blank',
    'Cntrl',
    'XDigit',
    'Space',
  ].map((name) => name.toLowerCase()),
)
const javaClasses: { readonly [name: string]: string } = {
  IsBasicLatin: '\\x00-\\x7F',
  IsAlphabetic: '\\p{L}',
  IsDigit: '\\p{Nd}',
  IsLetter: '\\p{L}',
  IsLatin: '\\p{Latin}',
  IsGreek: '\\p{Greek}',
  IsCyrillic: '\\p{Cyrillic}',
}
/** What was matched before can't be asked for again, and `\0` is nothing in Java. */
const groupReference = /(?:^|[^\\])(?:\\\\)*\\\d/
const lineEnds = '\\n\\r\\x{85}\\x{2028}\\x{2029}'

/** Compiled patterns by flags and text: a process uses few, again and again. Forgetting one costs a millisecond. */
const known = new Map<string, RE2JS>()
const knownMax = 100

/** Null if the pattern or the flags are wrong. */
export function compilePattern(source: string, flags: string): RE2JS | null {
  const key = `${flags}/${source}`
  const found = known.get(key)
  if (found) return found
  const compiled = compileNew(source, flags)
  if (!compiled) return null
  const [oldest] = known.keys()
  if (known.size >= knownMax && oldest !== undefined) known.delete(oldest)
  known.set(key, compiled)
  return compiled
}

/** Pays for looking at so many characters. */
export function payForLooks(pattern: RE2JS, looks: number, budget: Budget): void {
  spend(budget, Math.ceil((looks * pattern.programSize()) / instructionsPerStep))
}

/** What a pattern remembers of a long input need not outlive the call. */
export function forget(pattern: RE2JS, input: string): void {
  if (input.length > longInput) pattern.reset()
}

function compileNew(source: string, flags: string): RE2JS | null {
  if (source.length > lengthMax || /[^smix]/.test(flags) || sizeOf(source) > sizeMax) return null
  const dotAll = flags.includes('s')
  const set =
    (dotAll ? RE2JS.DOTALL : 0) |
    (flags.includes('m') ? RE2JS.MULTILINE : 0) |
    (flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0)
  try {
    const translated = translate(source, flags.includes('x'), dotAll)
    return groupReference.test(translated) ? null : RE2JS.compile(translated, set)
  } catch {
    return null
  }
}

/** How many pieces a pattern has when its counted repetitions are written out. */
function sizeOf(source: string): number {
  const groups = [0]
  let last = 0
  const piece = /\\.|\[(?:\\.|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|[()]|./gs
  for (const [text, least, most] of source.matchAll(piece)) {
    const top = groups.length - 1
    if (text === '(') groups.push(0)
    else if (least !== undefined) {
      groups[top] = (groups[top] as number) + last * Math.max(0, Number(most || least) - 1)
      last *= Math.max(1, Number(most || least))
    } else {
      last = text === ')' && top > 0 ? (groups.pop() as number) : 1
      groups[groups.length - 1] = (groups.at(-1) as number) + last
    }
  }
  return groups.reduce((sum, size) => sum + size, 0)
}

/** From Java's words to those of RE2. `x`: spaces outside of brackets, and comments, are for the reader alone. */
function translate(source: string, extended: boolean, dotAll: boolean): string {
  let out = ''
  let brackets = 0
  for (let i = 0; i < source.length; i++) {
    const character = source[i] as string
    if (character === '\\') {
      const escaped = escapeAt(source, i, extended)
      out += translateEscape(escaped.text, brackets > 0)
      i = escaped.last
    } else if (extended && brackets === 0 && /\s/.test(character)) continue
    else if (extended && brackets === 0 && character === '#') i = endOfLine(source, i)
    else {
      if (character === '[') brackets++
      if (character === ']' && brackets > 0) brackets--
      out += character === '.' && brackets === 0 && !dotAll ? `[^${lineEnds}]` : character
    }
  }
  return out
}

function escapeAt(source: string, from: number, extended: boolean): { text: string; last: number } {
  let next = from + 1
  while (extended && /\s/.test(source[next] ?? '')) next++
  const letter = source[next] ?? ''
  const close = source[next + 1] === '{' ? source.indexOf('}', next) : -1
  if (close < 0 || !/[pPx]/.test(letter)) return { text: `\\${letter}`, last: next }
  const name = source.slice(next + 2, close)
  return { text: `\\${letter}{${extended ? name.replace(/\s/g, '') : name}}`, last: close }
}

function translateEscape(text: string, inBrackets: boolean): string {
  const [, negated, name = ''] = /^\\(?:p|(P))\{(.*)\}$/.exec(text) ?? []
  if (name) return translateClass(text, name, negated !== undefined, inBrackets)
  if (text === '\\h') return inBrackets ? ' \\t\\x{A0}' : '[ \\t\\x{A0}]'
  if (text === '\\R' && !inBrackets) return `(?:\\r\\n|[${lineEnds}\\x0B\\f])`
  return text
}

function translateClass(text: string, name: string, negated: boolean, inBrackets: boolean): string {
  if (posix.has(name.toLowerCase()) && !negated) {
    const word = `[:${name.toLowerCase()}:]`
    return inBrackets ? word : `[${word}]`
  }
  const members = Object.hasOwn(javaClasses, name) ? javaClasses[name] : undefined
  if (members === undefined) return text
  return inBrackets && !negated ? members : `[${negated ? '^' : ''}${members}]`
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from)
  return end < 0 ? source.length : end
}
