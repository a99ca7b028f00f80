// What is entered for a workflow, until it is saved.

import type { WorkflowAnswer } from '@countersign/core/api'
import type { ObjectKind, Reference } from '@countersign/core/directory'
import {
  type EnteredWorkflow,
  noFilter,
  type RelatedApprover,
  relatedApproversFor,
  type WorkflowEvent,
  watchesFields,
  workflowEvents,
} from '@countersign/core/workflows'

export type Draft = EnteredWorkflow

export const newDraft: Draft = {
  ...{ name: '', description: '', enabled: true, event: 'create', objects: ['user'], fields: [] },
  ...{ filter: { ...noFilter, conditions: [] }, approvers: [], accelerated: true },
}

export const draftOf = ({
  id: _,
  storeId: _store,
  system: _system,
  revision: _revision,
  ...entered
}: WorkflowAnswer): Draft => entered

export const isSame = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Another event takes with it what does not go with it. */
export function withEvent(draft: Draft, event: WorkflowEvent): Draft {
  const kinds: readonly ObjectKind[] = workflowEvents[event].of
  const objects = draft.objects.filter((kind) => kinds.includes(kind))
  return withObjects({ ...draft, event }, objects.length > 0 ? objects : [...kinds])
}

export function withObjects(draft: Draft, objects: ObjectKind[]): Draft {
  const sensible = relatedApproversFor(draft.event, objects)
  return {
    ...draft,
    objects,
    fields: watchesFields(draft.event) ? draft.fields : [],
    approvers: draft.approvers.filter((rule) => rule.kind === 'people' || sensible.includes(rule.kind)),
  }
}

export const relatedIn = ({ approvers }: Draft): RelatedApprover[] =>
  approvers.flatMap((rule) => (rule.kind === 'people' ? [] : [rule.kind]))

export const peopleIn = ({ approvers }: Draft): Reference[] =>
  approvers.flatMap((rule) => (rule.kind === 'people' ? rule.people : []))

/** Those who follow from the object first, then people by name. */
export const withApprovers = (
  draft: Draft,
  related: readonly RelatedApprover[],
  people: readonly Reference[],
): Draft => ({
  ...draft,
  approvers: [
    ...related.map((kind) => ({ kind })),
    ...(people.length > 0 ? [{ kind: 'people' as const, people: [...people] }] : []),
  ],
})
