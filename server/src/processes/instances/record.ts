// An instance with everything it was told, for whoever tells of it in words of their own.

import type { Fact, Graph } from '@countersign/engine'
import type { Db } from '../../platform/database/index.ts'
import { selectGraphs } from '../definitions/sql.ts'
import { type IncidentRow, selectIncidentsOf } from '../incidents/read.ts'
import { type InstanceRow, selectFacts, selectInstance } from './read.ts'

export type InstanceRecord = {
  readonly instance: InstanceRow
  readonly graph: Graph
  /** Oldest first; the first so many. */
  readonly facts: readonly { readonly at: Date; readonly actor: string | null; readonly fact: Fact }[]
  readonly incidents: readonly IncidentRow[]
}

export async function instanceRecord(db: Db, id: string, factsMax: number): Promise<InstanceRecord | undefined> {
  const instance = await selectInstance(db, id)
  if (!instance) return undefined
  const [[version], facts, incidents] = await Promise.all([
    selectGraphs(db, [instance.versionId]),
    factsOf(db, id, factsMax),
    selectIncidentsOf(db, id),
  ])
  return version && { instance, graph: version.graph, facts, incidents }
}

async function factsOf(db: Db, id: string, factsMax: number): Promise<InstanceRecord['facts']> {
  const facts: Awaited<ReturnType<typeof selectFacts>> = []
  for (;;) {
    const after = facts.at(-1)
    const page = await selectFacts(db, id, after && { number: after.number }, factsMax - facts.length)
    facts.push(...page)
    if (page.length === 0 || facts.length >= factsMax) return facts
  }
}
