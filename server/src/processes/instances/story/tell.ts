// A story from its beginning, or as far as it can be told: what is longer is listed as it was recorded.

import type { StoryStep } from '@countersign/core/api'
import type { Instance } from '@countersign/engine'
import type { Db, Pool } from '../../../platform/database/index.ts'
import type { Wish } from './retelling.ts'
import { fetchFacts, openFacts, readAtOneMoment, selectLaterFacts, selectToldInstance } from './sql.ts'
import { bareStep } from './step.ts'
import { type Retold, StoryLost, type Storyteller, type Telling } from './storyteller.ts'

export type StoryParts = {
  pool: Pool
  storyteller: Storyteller
  /** So many facts are told; an instance that had one a minute reaches them after ten weeks. */
  factsMax: number
}

export type Story = {
  /** Newest first. */
  readonly steps: readonly StoryStep[]
  readonly retold: Retold
  readonly isWhole: boolean
  /** The instance as it is. */
  readonly state: Instance
}

/** Up to the fact `before`, or to now; undefined where there is no such instance. */
export const tellStory = (
  { pool, storyteller, factsMax }: StoryParts,
  instanceId: string,
  before: string | null,
  wish: Wish,
): Promise<Story | undefined> =>
  storyteller((telling) =>
    pool.transaction(async (tx) => {
      await readAtOneMoment(tx)
      const instance = await selectToldInstance(tx, instanceId)
      if (!instance) return undefined
      await openFacts(tx, instanceId, before)
      const { retold, isWhole } = await retell(tx, telling, instance, wish, factsMax)
      const state = JSON.parse(instance.state) as Instance
      const told = retold.steps.toReversed()
      if (isWhole) return { steps: told, retold, isWhole, state }
      const later = await laterSteps(tx, instanceId, retold.number, before, wish)
      return { steps: [...later, ...told].slice(0, wish.stepsMax), retold, isWhole, state }
    }),
  )

type Ended = { readonly retold: Retold; readonly isWhole: boolean }

async function retell(
  tx: Db,
  telling: Telling,
  { graph, state }: { graph: string; state: string },
  wish: Wish,
  factsMax: number,
): Promise<Ended> {
  try {
    await telling.begin(graph, wish)
    const isWhole = await tellFacts(tx, telling, factsMax)
    return { retold: await telling.end(state), isWhole }
  } catch (cause) {
    if (!(cause instanceof StoryLost)) throw cause
    return { retold: untold, isWhole: false }
  }
}

const untold: Retold = {
  number: '0',
  steps: [],
  elements: new Map(),
  flows: new Map(),
  isFaithful: false,
  isSame: false,
}

/** Answers whether all of them were told. */
async function tellFacts(tx: Db, telling: Telling, factsMax: number): Promise<boolean> {
  let bytesEach: number | null = null
  for (let left = factsMax; ; ) {
    const facts = await fetchFacts(tx, bytesEach)
    if (facts.length === 0) return true
    if (left === 0) return false
    const told = facts.slice(0, left)
    left -= told.length
    bytesEach = facts.reduce((sum, { fact }) => sum + fact.length, 0) / facts.length
    if (!(await telling.tell(told))) return false
    if (told.length < facts.length) return false
  }
}

/** A search finds only what was told. */
async function laterSteps(
  tx: Db,
  instanceId: string,
  after: string,
  before: string | null,
  { stepsMax, variable, elementId }: Wish,
): Promise<readonly StoryStep[]> {
  if (variable !== undefined || elementId !== undefined) return []
  const facts = await selectLaterFacts(tx, instanceId, after, before, stepsMax)
  return facts.map(({ at, ...recorded }) => bareStep({ ...recorded, at: at.toISOString() }, 'untold'))
}
