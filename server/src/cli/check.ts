// `countersign check FILE…`: whether BPMN files can be deployed, without a server, a database or settings.

import { feel } from '@countersign/engine'
import { type Problem, readBpmn } from '@countersign/engine/bpmn'
import { readBpmnFile } from './bpmnFile.ts'

type Output = { readonly say: (line: string) => void; readonly complain: (line: string) => void }

/** Exit code 0: all can be deployed. 1: one is refused. 2: not understood. */
export function check(paths: readonly string[], { say, complain }: Output): number {
  const odd = paths.find((path) => path.startsWith('-'))
  if (odd !== undefined || paths.length === 0) {
    complain(odd === undefined ? 'check takes the names of BPMN files.' : `check knows no option “${odd}”.`)
    complain('\nUsage: countersign check FILE…')
    return 2
  }
  const verdicts = paths.map(verdictOn)
  for (const line of verdicts.flatMap(({ lines }) => lines)) say(line.replaceAll(/\p{Cc}/gu, ' '))
  return verdicts.every(({ ok }) => ok) ? 0 : 1
}

type Verdict = { readonly ok: boolean; readonly lines: readonly string[] }

function verdictOn(path: string): Verdict {
  const file = readBpmnFile(path)
  if (!file.ok) return { ok: false, lines: [`✗ ${path}: refused`, `  ${path}: ${file.reason}.`, arrow(file.remedy)] }
  const verdict = readBpmn(file.xml, feel)
  const hints = verdict.hints.flatMap((hint) => linesFor(path, hint, 'hint: '))
  if (verdict.ok) {
    const ids = verdict.processes.map(({ graph }) => graph.id).join(', ')
    return { ok: true, lines: [`✓ ${path}: can be deployed (${ids})`, ...hints] }
  }
  const { problems } = verdict
  const shown = problems.slice(0, problemsMax).flatMap((problem) => linesFor(path, problem))
  const more = problems.length > problemsMax ? [`  … and ${problems.length - problemsMax} more.`] : []
  const count = problems.length === 1 ? 'one reason' : `${problems.length} reasons`
  return { ok: false, lines: [`✗ ${path}: refused for ${count}`, ...shown, ...more, ...hints] }
}

/** Nobody mends more before trying again. */
const problemsMax = 100

/** `file:line` is what terminals and editors make a link of. */
function linesFor(path: string, { elementId, elementName, line, reason, remedy }: Problem, kind = ''): string[] {
  const place = line === null ? path : `${path}:${line}`
  const element = elementName === null ? elementId : `"${elementName}" (${elementId})`
  return [`  ${place}: ${kind}${element === null ? '' : `${element}: `}${sentence(reason)}`, arrow(remedy)]
}

const arrow = (remedy: string): string => `    → ${remedy}`

const sentence = (reason: string): string => (/[.!?)]$/.test(reason) ? reason : `${reason}.`)
