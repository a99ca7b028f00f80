import type { Activity, Binding, Job } from './common.ts'
import type { MessageCatch } from './events.ts'
import type { Expression, Texts, Written } from './written.ts'

/** The tasks that a worker does. BPMN draws them differently; they all are a job. */
export type ServiceTask = Activity & Job & { readonly type: 'serviceTask' }
export type SendTask = Activity & Job & { readonly type: 'sendTask' }
export type BusinessRuleTask = Activity & Job & { readonly type: 'businessRuleTask' }
/** A script task whose script a worker runs; one that is a FEEL expression is a `ScriptTask`. */
export type ScriptJobTask = Activity & Job & { readonly type: 'scriptJobTask' }

export type ScriptTask = Activity & {
  readonly type: 'scriptTask'
  readonly script: Expression
  readonly resultVariable: string
}

export type ReceiveTask = Activity & { readonly type: 'receiveTask'; readonly event: MessageCatch }

export type UserTask = Activity & {
  readonly type: 'userTask'
  readonly assignee: Written | null
  readonly candidateUsers: readonly string[] | Expression
  readonly candidateGroups: readonly string[] | Expression
  /** ISO 8601 date and time, like `followUpDate`. */
  readonly dueDate: Written | null
  readonly followUpDate: Written | null
  /** From 0 to 100; Zeebe's own default is 50. */
  readonly priority: number | Expression
  readonly form: Form | null
  readonly headers: Texts
}

/** What the person fills in: a form deployed beside the process, one that a client knows by key, or one elsewhere. */
export type Form =
  | { readonly type: 'formId'; readonly formId: Written; readonly binding: Binding }
  | { readonly type: 'formKey'; readonly formKey: Written }
  | { readonly type: 'externalReference'; readonly externalReference: Written }

export type ManualTask = Activity & { readonly type: 'manualTask' }
export type UndefinedTask = Activity & { readonly type: 'undefinedTask' }
