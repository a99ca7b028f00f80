// The workflows that every identity store has from the beginning. They can be switched off, not deleted.

import type { WorkflowEvent } from './events.ts'
import type { ApproverRule, Workflow } from './workflow.ts'

export type SystemWorkflowName = Exclude<WorkflowEvent, 'create' | 'edit' | 'delete'>

export type SystemWorkflow = Pick<Workflow, 'name' | 'description' | 'enabled' | 'fields' | 'approvers'>

const managers: readonly ApproverRule[] = [{ kind: 'managers' }]
const owners: readonly ApproverRule[] = [{ kind: 'owners' }]

/** In the order in which pages list them. */
export const systemWorkflows: Readonly<Record<SystemWorkflowName, SystemWorkflow>> = {
  'reset-password': {
    name: 'Workflow to Reset Password',
    description: 'Somebody resets their own password; their managers approve it.',
    ...{ enabled: false, fields: [], approvers: managers },
  },
  'expiry-policy': {
    name: 'Workflow to Change Group Expiration Policy',
    description: 'Somebody changes the expiry policy of a group.',
    ...{ enabled: false, fields: ['expiryPolicy'], approvers: [] },
  },
  nest: {
    name: 'Workflow to Nest a Group',
    description: 'A group becomes a member of another group; the owners of the group that takes it in approve it.',
    ...{ enabled: true, fields: ['members'], approvers: owners },
  },
  join: {
    name: 'Workflow to Join a Group',
    description: 'Somebody wants to join a semi-private group; its owners approve it.',
    ...{ enabled: true, fields: ['members'], approvers: owners },
  },
  leave: {
    name: 'Workflow to Leave a Group',
    description: 'Somebody wants to leave a semi-private group; its owners approve it.',
    ...{ enabled: true, fields: ['members'], approvers: owners },
  },
  transfer: {
    name: 'Workflow to Transfer a User',
    description: 'A manager hands a report over to another manager, who approves it.',
    ...{ enabled: true, fields: ['manager'], approvers: [{ kind: 'new-manager' }] },
  },
  terminate: {
    name: 'Workflow to Terminate a User',
    description: 'A manager terminates a report.',
    ...{ enabled: false, fields: ['accountEnabled'], approvers: [] },
  },
  'change-manager': {
    name: 'Workflow to Change Manager',
    description: 'Somebody changes the managers of a user; those who are it now approve it.',
    ...{ enabled: true, fields: ['manager', 'additionalManagers'], approvers: managers },
  },
}

export const systemWorkflowNames = Object.keys(systemWorkflows) as [SystemWorkflowName, ...SystemWorkflowName[]]

/** Behind those that somebody made for the same event: whoever makes one means it to count. */
export const systemPriority = 1000
