import type { HistoryEntry, Instance as InstanceAnswer, InstanceDetails, Visit } from '@countersign/core/api'
import type { Fact, Instance } from '@countersign/engine'
import { incidentAnswer } from '../incidents/answers.ts'
import type { IncidentRow } from '../incidents/read.ts'
import { shownVariables } from '../outside.ts'
import type { CalledRow, FactRow, InstanceRow } from './read.ts'

export const instanceAnswer = ({ startedAt, finishedAt, ...row }: InstanceRow): InstanceAnswer => ({
  ...row,
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
})

export const instanceDetails = (
  { state, revision, ...row }: InstanceRow & { revision: number; state: Instance },
  incidents: readonly IncidentRow[],
  called: readonly CalledRow[],
): InstanceDetails => ({
  ...instanceAnswer(row),
  revision,
  variables: state.status === 'new' ? {} : shownVariables(state.variables),
  visits: state.status === 'active' ? state.visits.map(visitAnswer) : [],
  incidentList: incidents.map(incidentAnswer),
  called: [...called],
})

const visitAnswer = ({
  id,
  nodeId,
  within,
  waitsFor,
  attempt,
  incident,
  locals,
}: Extract<Instance, { status: 'active' }>['visits'][number]): Visit => ({
  id,
  elementId: nodeId,
  within: within ?? null,
  waitsFor,
  attempt,
  incident,
  variables: locals ? shownVariables(locals) : null,
})

export const historyAnswer = ({ number, at, actor, fact }: FactRow): HistoryEntry => ({
  number,
  at: at.toISOString(),
  actor,
  fact: shownFact(fact),
})

/** Without what only the engine needs, and with the names of secrets in the place of their marks. */
function shownFact(fact: Fact): HistoryEntry['fact'] {
  const { seed: _seed, at: _at, ...rest } = fact
  if ('callers' in rest) delete rest.callers
  return 'variables' in rest && rest.variables ? { ...rest, variables: shownVariables(rest.variables) } : rest
}
