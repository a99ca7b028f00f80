import type { RE2JS } from 're2js'
import { allocate, listItem, spend } from '../budget.ts'
import type { Value } from '../values/value.ts'
import { type Builtin, builtin, type Call, failed } from './builtin.ts'
import { CountedText } from './countedText.ts'
import { nullable, optional, string } from './parameters.ts'
import { compilePattern, forget, payForLooks } from './pattern.ts'

/** Finding where a match and its groups lie takes longer than passing over characters. */
const matchCost = 20

const flags = optional(nullable(string('flags')))

export const patterns: readonly Builtin[] = [
  builtin('matches', [string('input'), string('pattern'), flags], (call, input, source, flags) =>
    withPattern(call, input, source, flags, (pattern) => pattern.test(input)),
  ),
  builtin(
    'replace',
    [string('input'), string('pattern'), string('replacement'), flags],
    (call, input, source, by, flags) =>
      withPattern(call, input, source, flags, (pattern) => replace(call, input, pattern, by)),
  ),
  builtin('split', [string('string'), string('delimiter')], (call, input, source) =>
    withPattern(call, input, source, '', (pattern) => split(call, input, pattern)),
  ),
  builtin('extract', [string(['string', 'input']), string('pattern')], (call, input, source) =>
    withPattern(call, input, source, '', (pattern) => {
      const found: string[] = []
      for (const { text } of matchesOf(call, pattern, input)) found.push(made(call, text))
      return found
    }),
  ),
]

function withPattern(
  call: Call,
  input: string,
  source: string,
  flags: string | null | undefined,
  use: (pattern: RE2JS) => Value,
): Value {
  const pattern = compilePattern(source, flags ?? '')
  if (!pattern) return failed(call, 'the pattern or its flags are not understood.')
  spend(call.evaluation, matchCost)
  payForLooks(pattern, input.length, call.evaluation)
  try {
    return use(pattern)
  } finally {
    forget(pattern, input)
  }
}

type Match = { readonly from: number; readonly to: number; readonly text: string; readonly groups: readonly string[] }

function* matchesOf(call: Call, pattern: RE2JS, input: string): Generator<Match> {
  const text = new CountedText(input)
  // Its types do not say so, but it takes any kind of string.
  const matcher = pattern.matcher(text as unknown as string)
  let paid = input.length
  while (matcher.find()) {
    const groups: string[] = []
    for (let group = 0; group <= matcher.groupCount(); group++) groups.push(matcher.group(group) ?? '')
    spend(call.evaluation, matchCost)
    if (text.looks > paid) {
      payForLooks(pattern, text.looks - paid, call.evaluation)
      paid = text.looks
    }
    yield { from: matcher.start(), to: matcher.end(), text: groups[0] as string, groups }
  }
}

function replace(call: Call, input: string, pattern: RE2JS, replacement: string): Value {
  const pieces: string[] = []
  let read = 0
  for (const match of matchesOf(call, pattern, input)) {
    const by = expand(replacement, match.groups)
    if (by === null) return failed(call, 'the replacement names a group that the pattern does not have.')
    pieces.push(input.slice(read, match.from), by)
    allocate(call.evaluation, match.from - read + by.length)
    read = match.to
  }
  return pieces.join('') + made(call, input.slice(read))
}

/** `$1` is the first group, `$0` the whole, `\$` a dollar. Null if there is no such group. */
function expand(replacement: string, groups: readonly string[]): string | null {
  let missing = false
  const text = replacement.replace(/\\(.)|\$(\d+)?/gs, (_, escaped?: string, digits?: string) => {
    if (escaped !== undefined) return escaped
    // As many digits as make a group that there is: `$12` is group 1 and a 2 where there are nine.
    let length = digits?.length ?? 0
    while (length > 1 && Number(digits?.slice(0, length)) >= groups.length) length--
    const group = length > 0 ? groups[Number(digits?.slice(0, length))] : undefined
    if (group === undefined) missing = true
    return `${group ?? ''}${digits?.slice(length) ?? ''}`
  })
  return missing ? null : text
}

function split(call: Call, input: string, pattern: RE2JS): Value {
  const parts: string[] = []
  let read = 0
  for (const { from, to } of matchesOf(call, pattern, input)) {
    // An empty match at the beginning splits nothing off.
    if (to === 0) continue
    parts.push(made(call, input.slice(read, from)))
    read = to
  }
  parts.push(made(call, input.slice(read)))
  return parts
}

function made(call: Call, text: string): string {
  allocate(call.evaluation, text.length + listItem)
  return text
}
