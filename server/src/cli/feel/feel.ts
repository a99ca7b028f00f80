// `countersign feel …`: what an expression gives, without a server, a database or settings.

import { randomUUID } from 'node:crypto'
import type { Environment, Json } from '@countersign/engine/feel'
import { type Asked, readArguments } from './arguments.ts'
import { casesOf, failureOf, withoutSign } from './cases.ts'
import { evaluateText } from './evaluateText.ts'
import { readJsonFile } from './jsonFile.ts'
import { pointAt } from './pointAt.ts'

export type Output = { readonly say: (line: string) => void; readonly complain: (line: string) => void }

const usage = `Usage: countersign feel 'EXPRESSION' [--context FILE]
       countersign feel --cases FILE

  --context FILE   the variables, as one JSON object
  --cases FILE     a JSON list of { "e": expression, "exp": expected value }`

/** Exit code 0: evaluated, or all cases passed. 1: refused, or a case failed. 2: not understood. */
export function feel(args: readonly string[], output: Output): number {
  const asked = readArguments(args)
  if (!asked) return notUnderstood(output, usage)
  const environment: Environment = {
    nowMs: Date.now(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    seed: randomUUID(),
  }
  return asked.mode === 'cases'
    ? tryCases(asked.casesFile, environment, output)
    : evaluateOne(asked, environment, output)
}

function evaluateOne(asked: Extract<Asked, { mode: 'one' }>, environment: Environment, output: Output): number {
  const file = asked.contextFile === undefined ? { ok: true as const, json: {} } : readJsonFile(asked.contextFile)
  if (!file.ok) return notUnderstood(output, file.why)
  if (!isObject(file.json)) return notUnderstood(output, `${asked.contextFile} holds no JSON object.`)
  const text = withoutSign(asked.expression)
  const outcome = evaluateText(text, file.json, environment)
  const places = 'problems' in outcome ? outcome.problems : outcome.warnings
  for (const { code, message, from, to } of places) {
    output.complain(`${'problems' in outcome ? 'Problem' : 'Warning'} (${code}): ${message}`)
    for (const line of pointAt(text, { from, to })) output.complain(line)
  }
  if (outcome.ok) output.say(JSON.stringify(outcome.json))
  else if ('refusal' in outcome) output.complain(`Refused (${outcome.refusal.code}): ${outcome.refusal.message}`)
  return outcome.ok ? 0 : 1
}

function tryCases(casesFile: string, environment: Environment, output: Output): number {
  const file = readJsonFile(casesFile)
  if (!file.ok) return notUnderstood(output, file.why)
  const cases = casesOf(file.json)
  if (!cases) return notUnderstood(output, `${casesFile} holds no list of { "e": expression, "exp": expected value }.`)
  const failures = cases
    .map((one) => ({ text: one.e, why: failureOf(one, environment) }))
    .filter(({ why }) => why !== undefined)
  for (const { text, why } of failures) output.say(`✗ ${text.trim().replace(/\s+/g, ' ')}\n  ${why}`)
  output.say(`${cases.length - failures.length} passed, ${failures.length} failed`)
  return failures.length === 0 ? 0 : 1
}

function notUnderstood({ complain }: Output, why: string): number {
  complain(why)
  return 2
}

const isObject = (json: Json): boolean => typeof json === 'object' && json !== null && !Array.isArray(json)
