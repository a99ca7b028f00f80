import type { ObjectKind } from '../directory/index.ts'
import type { WorkflowEvent } from './events.ts'
import type { ApproverRule } from './workflow.ts'

export type RelatedApprover = Exclude<ApproverRule['kind'], 'people'>

/** Approvers who follow from the object itself. */
export const relatedApprovers: Readonly<Record<RelatedApprover, { title: string; of: ObjectKind }>> = {
  owner: { title: 'Owner of the group', of: 'group' },
  owners: { title: 'Owner and additional owner', of: 'group' },
  manager: { title: 'Manager of user', of: 'user' },
  managers: { title: 'Manager and additional manager', of: 'user' },
  'new-manager': { title: 'New manager', of: 'user' },
}

export const relatedApproverNames = Object.keys(relatedApprovers) as [RelatedApprover, ...RelatedApprover[]]

/** Which of them make sense: what is yet to be created has neither owner nor manager. */
export const relatedApproversFor = (event: WorkflowEvent, objects: readonly ObjectKind[]): RelatedApprover[] =>
  relatedApproverNames.filter(
    (kind) =>
      event !== 'create' &&
      objects.includes(relatedApprovers[kind].of) &&
      (kind !== 'new-manager' || event === 'transfer'),
  )

/** As a list shows it. */
export const approversInWords = (approvers: readonly ApproverRule[]): string =>
  approvers
    .flatMap((rule) =>
      rule.kind === 'people' ? rule.people.map(({ name }) => name) : [relatedApprovers[rule.kind].title],
    )
    .join(', ')
