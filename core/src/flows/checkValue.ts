import { secretsIn, staticText, store } from '@countersign/engine/feel'
import type { FindingCode } from './finding.ts'
import { itemsOf, type Source } from './outputs.ts'
import type { Output, ValueType } from './shape.ts'
import { isOutput, type OutputPart, type Part, textOf, type Value } from './value.ts'

/** What is wrong with what somebody entered, in words that go on after the name of the field. */
export type Complaint = { code: FindingCode; words: string }

/** An expression has room for it, whatever has to be escaped in it. */
const charsMax = 6_000

const typeWords: Readonly<Record<ValueType, string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  any: 'anything',
}

export function checkValue(parts: Value, wanted: ValueType, sources: readonly Source[]): Complaint[] {
  const lost = parts.filter(isOutput).filter((part) => !outputAt(sources, part))
  if (lost.length > 0) return lost.map(complainOfLost)
  const text = textOf(parts)
  if (text !== null) return checkText(text, wanted)
  const said = parts.flatMap((part) => ('text' in part ? [part.text] : []))
  if (said.some(namesSecret)) return [secretComplaint]
  if (said.join('').length > charsMax) return [tooLong]
  const [only, ...others] = parts
  if (only && others.length === 0) return checkAlone(typeOfPart(only, sources), wanted)
  return checkMixed(parts, wanted, sources)
}

/** What a value is, as far as that can be told before it runs. */
export function typeOfValue(parts: Value, sources: readonly Source[]): ValueType {
  const [only, ...others] = parts
  return only && others.length === 0 ? typeOfPart(only, sources) : 'text'
}

const typeOfPart = (part: Part, sources: readonly Source[]): ValueType =>
  isOutput(part) ? (outputAt(sources, part)?.type ?? 'any') : 'text'

export const outputAt = (sources: readonly Source[], { from, path }: OutputPart): Output | undefined =>
  sources
    .find((source) => source.from === from)
    ?.outputs.find((output) => output.path.length === path.length && output.path.every((name, i) => name === path[i]))

/** What is written as text, taken for what is wanted; undefined where it is not that. */
export function literalOf(text: string, wanted: ValueType): string | number | boolean | string[] | undefined {
  const bare = text.trim()
  switch (wanted) {
    case 'number':
      return /^-?\d{1,15}(\.\d{1,15})?$/.test(bare) ? Number(bare) : undefined
    case 'boolean':
      return bare === 'true' || bare === 'false' ? bare === 'true' : undefined
    case 'list':
      return itemsOf(text)
    case 'object':
      return undefined
    default:
      return text
  }
}

function checkText(text: string, wanted: ValueType): Complaint[] {
  if (namesSecret(text)) return [secretComplaint]
  if (text.length > charsMax) return [tooLong]
  return literalOf(text, wanted) === undefined
    ? [{ code: 'wrong-type', words: `must be ${typeWords[wanted]}, and “${cut(text)}” is none.` }]
    : []
}

const takes: Readonly<Record<ValueType, readonly ValueType[]>> = {
  text: ['text', 'number', 'boolean', 'any'],
  number: ['number', 'any'],
  boolean: ['boolean', 'any'],
  list: ['list', 'any'],
  object: ['object', 'any'],
  any: ['text', 'number', 'boolean', 'list', 'object', 'any'],
}

const checkAlone = (type: ValueType, wanted: ValueType): Complaint[] =>
  takes[wanted].includes(type)
    ? []
    : [{ code: 'wrong-type', words: `must be ${typeWords[wanted]}; the output chosen for it is ${typeWords[type]}.` }]

function checkMixed(parts: Value, wanted: ValueType, sources: readonly Source[]): Complaint[] {
  if (wanted !== 'text' && wanted !== 'any')
    return [
      { code: 'wrong-type', words: `must be ${typeWords[wanted]}: one output alone, or what you write yourself.` },
    ]
  const unfit = parts.map((part) => typeOfPart(part, sources)).find((type) => type === 'list' || type === 'object')
  return unfit
    ? [{ code: 'wrong-type', words: `puts ${typeWords[unfit]} into a text. Choose something inside of it.` }]
    : []
}

function complainOfLost({ from, path }: OutputPart): Complaint {
  const what = from === 'trigger' ? 'of the trigger' : `of step ${from}`
  return {
    code: 'unknown-output',
    words: `uses “${path.join(' › ')}” ${what}, which is not there at this step. Choose another output.`,
  }
}

const tooLong: Complaint = { code: 'bad-input', words: `is longer than ${charsMax} characters.` }

const secretComplaint: Complaint = {
  code: 'secret-in-text',
  words: 'names a secret. Secrets are no inputs of steps: a connection holds what a system asks for.',
}

function namesSecret(text: string): boolean {
  const kept = store(staticText(text))
  return kept.ok && secretsIn(kept.variable).length > 0
}

const cut = (text: string): string => (text.length > 60 ? `${text.slice(0, 60).toWellFormed()}…` : text)
