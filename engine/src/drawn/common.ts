// What elements of several kinds have in common.

import type { Expression, Texts, Written } from './written.ts'

/** Every element has an id, unique in its diagram; `properties` (`zeebe:properties`) are for connectors to read. */
export type Drawn = { readonly id: string; readonly name?: string; readonly properties?: Texts }

/** A source that was left empty gives null: element templates write such mappings until somebody fills them in. */
export type Mapping = { readonly source: Written | null; readonly target: string }

/** `zeebe:ioMapping`, in the order in which it was written: a later mapping reads what an earlier one gave. */
export type Mapped = { readonly inputs?: readonly Mapping[]; readonly outputs?: readonly Mapping[] }

/** Work for a worker outside: `zeebe:taskDefinition` and `zeebe:taskHeaders`. */
export type Job = {
  readonly taskType: Written
  readonly retries: number | Expression
  readonly headers: Texts
}

/** Which version of something deployed is meant; the host looks it up. */
export type Binding =
  | { readonly type: 'latest' }
  | { readonly type: 'deployment' }
  | { readonly type: 'versionTag'; readonly versionTag: string }

/** Multi-instance: the activity is done once for each item (`zeebe:loopCharacteristics`). */
export type Loop = {
  readonly ordering: 'parallel' | 'sequential'
  readonly inputCollection: Expression
  readonly inputElement: string | null
  readonly outputCollection: string | null
  readonly outputElement: Expression | null
  readonly completionCondition: Expression | null
}

/** What all tasks, sub-processes and call activities may have. */
export type Activity = Drawn & Mapped & { readonly loop?: Loop }
