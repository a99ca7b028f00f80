// What people are told of a change: its row in the words of core/api.

import type { ChangeRecord } from '@countersign/core/api'
import { type ChangeValues, changeKinds, isReferences } from '@countersign/core/changes'
import type { ChangeRow } from './sql.ts'

export function changeAnswer(row: ChangeRow): ChangeRecord {
  const {
    id,
    storeId,
    content,
    targetId,
    reason,
    requester,
    workflow,
    state,
    sentence,
    conflicts,
    createdAt,
    finishedAt,
  } = row
  const { displayName } = content.new
  const name = typeof displayName === 'string' ? displayName : ''
  const created = targetId === null ? null : { id: targetId, kind: changeKinds[content.kind].of, name }
  return {
    ...{ id, storeId, kind: content.kind, member: content.member, reason, requester, workflow, state, sentence },
    target: content.target ?? created,
    old: values(content.old),
    new: values(content.new),
    conflicts: conflicts.map((one) => ({ name: one.name, old: value(one.old), current: value(one.current) })),
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}

type Told = ChangeRecord['old'][string]

export const value = (one: ChangeValues[string] | undefined): Told => (isReferences(one) ? [...one] : (one ?? null))

export const values = (all: ChangeValues): Record<string, Told> =>
  Object.fromEntries(Object.entries(all).map(([name, one]) => [name, value(one)]))
