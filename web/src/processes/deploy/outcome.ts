import type { AnswerOf, deployFile, Finding } from '@countersign/core/api'
import { failureOf } from '../../api/failure.ts'
import { counted } from '../../parts/amounts.ts'

export type DeployedVersion = AnswerOf<typeof deployFile>['versions'][number]

/** How far it has come with a file that somebody wants deployed. */
export type Outcome =
  | { at: 'waiting' }
  | { at: 'sending' }
  | { at: 'deployed'; versions: readonly DeployedVersion[]; hints: readonly Finding[] }
  /** BPMN that can't run. */
  | { at: 'unfit'; xml: string; findings: readonly Finding[] }
  /** Nothing that could be deployed. */
  | { at: 'strange'; reason: string }
  /** The world failed: it may work another time. */
  | { at: 'failed'; error: unknown }

export type FileToDeploy = { key: number; name: string; outcome: Outcome }

export const isSettled = ({ outcome }: FileToDeploy): boolean => outcome.at !== 'waiting' && outcome.at !== 'sending'

/** What the server's refusal of a file means. */
export function refusalOf(xml: string, error: unknown): Outcome {
  const failure = failureOf(error)
  return failure?.kind === 'refused' && failure.problem.code === 'unfit-process'
    ? { at: 'unfit', xml, findings: failure.problem.findings ?? [] }
    : { at: 'failed', error }
}

/** “2 files deployed, 1 refused”: what has become of all of them, in one line. */
export function summaryOf(files: readonly FileToDeploy[]): string {
  const count = (...at: Outcome['at'][]) => files.filter(({ outcome }) => at.includes(outcome.at)).length
  const open = count('waiting', 'sending')
  if (open > 0) return `${files.length - open} of ${counted(files.length, 'file', 'files')} done`
  const [deployed, refused, failed] = [count('deployed'), count('unfit', 'strange'), count('failed')]
  return [
    `${counted(deployed, 'file', 'files')} deployed`,
    refused > 0 && `${refused} refused`,
    failed > 0 && `${failed} not sent`,
  ]
    .filter(Boolean)
    .join(', ')
}
