// What a workflow can wait for.

import type { ChangeKind } from '../changes/index.ts'
import type { ObjectKind } from '../directory/index.ts'

type EventDescription = { title: string; purpose: string; of: readonly ObjectKind[] }

export const workflowEvents = {
  create: { title: 'Create', purpose: 'Somebody creates a user or a group.', of: ['user', 'group'] },
  edit: {
    title: 'Edit',
    purpose: 'Somebody changes attributes, owners, managers or members, by whichever button.',
    of: ['user', 'group'],
  },
  delete: { title: 'Delete', purpose: 'Somebody deletes a user or a group.', of: ['user', 'group'] },
  join: { title: 'Join a Group', purpose: 'Somebody wants to join a semi-private group.', of: ['group'] },
  leave: { title: 'Leave a Group', purpose: 'Somebody wants to leave a semi-private group.', of: ['group'] },
  nest: { title: 'Nest a Group', purpose: 'A group is to become a member of another one.', of: ['group'] },
  'expiry-policy': {
    title: 'Change Group Expiration Policy',
    purpose: 'Somebody changes when a group ends.',
    of: ['group'],
  },
  'change-manager': {
    title: 'Change Manager',
    purpose: 'Somebody changes the manager or the additional managers of a user.',
    of: ['user'],
  },
  transfer: { title: 'Transfer a User', purpose: 'A manager hands a report over to another manager.', of: ['user'] },
  terminate: { title: 'Terminate a User', purpose: 'A manager terminates a report.', of: ['user'] },
  'reset-password': { title: 'Reset Password', purpose: 'Somebody resets their own password.', of: ['user'] },
} as const satisfies Record<string, EventDescription>

export type WorkflowEvent = keyof typeof workflowEvents

export const workflowEventNames = Object.keys(workflowEvents) as [WorkflowEvent, ...WorkflowEvent[]]

/** What each change is, the most particular first: to hand over a user is to edit one, too. */
const eventsByKind: Record<ChangeKind, readonly [WorkflowEvent, ...WorkflowEvent[]]> = {
  'user.create': ['create'],
  'user.edit': ['edit'],
  'user.delete': ['delete'],
  'user.changeManager': ['change-manager', 'edit'],
  'user.transfer': ['transfer', 'edit'],
  'user.terminate': ['terminate', 'edit'],
  'user.resetPassword': ['reset-password'],
  'group.create': ['create'],
  'group.edit': ['edit'],
  'group.delete': ['delete'],
  'group.changeOwners': ['edit'],
  'group.changeExpiryPolicy': ['expiry-policy', 'edit'],
  'group.join': ['join'],
  'group.leave': ['leave'],
  'group.addMember': ['edit'],
  'group.removeMember': ['edit'],
  'group.nest': ['nest', 'edit'],
}

export const eventsOf = (kind: ChangeKind): readonly [WorkflowEvent, ...WorkflowEvent[]] => eventsByKind[kind]

/** Other events say themselves what changes. */
export const watchesFields = (event: WorkflowEvent): boolean => event === 'edit'
