import type { FlowDetails, FlowRunSummary, FlowSummary } from '@countersign/core/api'
import { check, needsOf, processIdOf, type World, webhookPathOf } from '@countersign/core/flows'
import type { RunRow } from './runSql.ts'
import type { FlowRow, VersionRow } from './sql.ts'

export const flowSummary = ({
  newestDraft,
  activeVersionId,
  activeVersion,
  updatedAt,
  ...row
}: FlowRow): FlowSummary => ({
  ...{ id: row.id, name: row.name, description: row.description },
  state: activeVersionId === null ? 'inactive' : 'active',
  trigger: row.draft.trigger?.kind ?? null,
  version: activeVersion,
  hasChanges: JSON.stringify(newestDraft) !== JSON.stringify(row.draft),
  ...{ running: row.running, incidents: row.incidents },
  lastRun: row.lastRun && {
    id: row.lastRun.id,
    startedAt: new Date(row.lastRun.startedAt).toISOString(),
    finishedAt: row.lastRun.finishedAt && new Date(row.lastRun.finishedAt).toISOString(),
  },
  ...{ updatedAt: updatedAt.toISOString(), updatedBy: row.updatedBy },
})

export const flowDetails = (
  row: FlowRow,
  versions: readonly VersionRow[],
  { url, world }: { url: URL; world: World },
): FlowDetails => ({
  ...flowSummary(row),
  ...{ revision: row.revision, draft: row.draft },
  findings: check(row.draft, world),
  needs: needsOf(row.draft),
  webhookUrl: row.draft.trigger?.kind === 'webhook' ? new URL(`/inbound/${webhookPathOf(row.id)}`, url).href : null,
  processId: processIdOf(row.id),
  versions: versions.map(({ at, ...version }) => ({ ...version, at: at.toISOString() })),
})

export const runSummary = (row: RunRow): FlowRunSummary => ({
  ...{ id: row.id, flowId: row.flowId, flowName: row.flowName, version: row.version, isTest: row.version === null },
  state: stateOf(row),
  trigger: row.draft.trigger?.kind ?? 'button',
  startedAt: row.startedAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
  startedBy: row.startedBy,
})

function stateOf({ status, incidents, isFailed }: RunRow): FlowRunSummary['state'] {
  if (status === 'active') return incidents > 0 ? 'needs-attention' : 'running'
  if (status === 'cancelled') return 'cancelled'
  return status === 'completed' && !isFailed ? 'done' : 'failed'
}
