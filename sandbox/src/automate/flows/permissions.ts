// Who may see a flow, and who may change it: its creator, those it is shared with, and administrators.

import { isTrue, personById } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { isEnvironmentAdmin } from '../environment.ts'
import { findFlow, listFlows } from './find.ts'
import type { Flow } from './flow.ts'
import { type FlowOutcome, good, refused } from './refusal.ts'
import { type FlowPermission, permissionsOn, putPermission, removePermission } from './sql.ts'

export type FlowRole = 'Owner' | 'CanEdit' | 'CanView'

/** Through a group as well as by name. */
export function roleOf(premises: Premises, flow: Flow, personId: string): FlowRole | undefined {
  if (flow.creatorId === personId) return 'Owner'
  const held = permissionsOn(premises.store, flow.id).filter(({ principalId, principalType }) =>
    principalType === 'Group'
      ? premises.directory.latest().isLinked(principalId, 'member', personId)
      : principalId === personId,
  )
  if (held.some(({ role }) => role === 'CanEdit')) return 'CanEdit'
  return held.length > 0 ? 'CanView' : undefined
}

export const flowsOf = (premises: Premises, personId: string): Flow[] =>
  listFlows(premises.store).filter((flow) => roleOf(premises, flow, personId) !== undefined)

export const mayEdit = (premises: Premises, flow: Flow, personId: string): boolean =>
  ['Owner', 'CanEdit'].includes(roleOf(premises, flow, personId) ?? '') || isEnvironmentAdmin(personId)

/** All of it or nothing: a principal nobody knows is refused. */
export function changePermissions(
  premises: Premises,
  flowId: string,
  put: readonly Omit<FlowPermission, 'principalType'>[],
  remove: readonly string[],
): FlowOutcome<undefined> {
  const { store, clock } = premises
  if (!findFlow(store, flowId)) return refused({ code: 'not-found' })
  const principals = put.map(({ principalId, role }) => ({
    principalId,
    role,
    principalType: typeOf(premises, principalId),
  }))
  const unknown = principals.find(({ principalType }) => principalType === undefined)
  if (unknown) return refused({ code: 'unknown-principal', id: unknown.principalId })
  store.transaction(() => {
    for (const { principalId, role, principalType } of principals)
      if (principalType) putPermission(store, flowId, { principalId, role, principalType }, clock().getTime())
    for (const principalId of remove) removePermission(store, flowId, principalId)
  })
  return good(undefined)
}

function typeOf({ directory }: Premises, id: string): FlowPermission['principalType'] | undefined {
  if (personById(directory, id)) return 'User'
  const object = directory.latest().find(id)
  if (object?.kind === 'servicePrincipal') return 'ServicePrincipal'
  const canOwn = object?.kind === 'group' && (isTrue(object, 'securityEnabled') || isTrue(object, 'mailEnabled'))
  return canOwn ? 'Group' : undefined
}
