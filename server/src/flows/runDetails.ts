// One run, told from what its instance was told.

import type { FlowRun, FlowRunStep } from '@countersign/core/api'
import { otherwisePath, type Placed, placedSteps, type ToldStep, tellRun } from '@countersign/core/flows'
import { compile, invariant } from '@countersign/engine'
import type { Pool } from '../platform/database/index.ts'
import { type InstanceRecord, instanceRecord } from '../processes/index.ts'
import { runSummary } from './answers.ts'
import { selectRun } from './runSql.ts'

/** A flow has no loops: two hundred steps are some hundred facts, and people who try again add a few. */
const factsMax = 5_000

export async function runDetails(pool: Pool, id: string): Promise<FlowRun | undefined> {
  const [row, record] = await Promise.all([selectRun(pool, id), instanceRecord(pool, id, factsMax)])
  if (!row || !record || row.draft.trigger === null) return undefined
  const compiled = compile(record.graph)
  invariant(compiled.ok, `the process of run ${id} was taken when it was deployed`)
  const facts = record.facts.map(({ at, fact }) => ({ at: at.toISOString(), fact }))
  const told = tellRun(row.draft, compiled.model, facts)
  const steps = placedSteps(row.draft)
  return {
    ...runSummary(row),
    trigger: row.draft.trigger,
    inputs: shortened(asObject(told.inputs)),
    sentence: told.sentence,
    steps: steps.map((placed) => stepOf(placed, told.steps.get(placed.step.id), record, steps)),
    processVersionId: record.instance.versionId,
  }
}

function stepOf(
  { step, depth, within }: Placed,
  told: ToldStep | undefined,
  { incidents }: InstanceRecord,
  steps: readonly Placed[],
): FlowRunStep {
  invariant(told, `step ${step.id} is told of`)
  const incident = incidents.find(({ visit }) => visit === told.visit)
  const { actedAs, outputs } = withoutActedAs(asObject(told.outputs))
  return {
    ...{ stepId: step.id, name: step.name, kind: step.kind, depth },
    within: within && { stepId: within.stepId, path: pathName(steps, within) },
    ...{ state: told.state, inputs: shortened(told.inputs), outputs: shortened(outputs), actedAs },
    ...{ startedAt: told.startedAt, finishedAt: told.finishedAt, tries: told.tries },
    sentence: told.sentence === null ? null : plain(told.sentence, step.id),
    incidentId: incident?.id ?? null,
  }
}

/** As it is called in the builder. */
function pathName(steps: readonly Placed[], { stepId, pathId }: NonNullable<Placed['within']>): string {
  const branch = steps.find(({ step }) => step.id === stepId)?.step
  if (branch?.kind !== 'branch' || pathId === otherwisePath) return 'Otherwise'
  return branch.paths.find(({ id }) => id === pathId)?.name ?? pathId
}

/** Whoever reads the log of a flow knows no elements. */
const plain = (sentence: string, stepId: string): string =>
  sentence.replace(`"${stepId}" failed and has no retries left: `, '')

type Values = Readonly<Record<string, unknown>>

/** Of one value; more of it is with the instance. */
const charsMax = 10_000

/** A log is read by people: what is very long is told as its beginning. */
function shortened(values: Values | null): Record<string, unknown> | null {
  if (values === null) return null
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const text = JSON.stringify(value) ?? ''
      return [name, text.length > charsMax ? `${text.slice(0, charsMax).toWellFormed()}…` : value]
    }),
  )
}

const asObject = (value: unknown): Values | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : null

/** In whose name it was done is told apart from what came of it. */
function withoutActedAs(outputs: Values | null): Pick<FlowRunStep, 'actedAs' | 'outputs'> {
  if (outputs === null) return { actedAs: null, outputs }
  const { actedAs, ...rest } = outputs
  const by = asObject(actedAs) as FlowRunStep['actedAs']
  return { actedAs: by, outputs: rest }
}
