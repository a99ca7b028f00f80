// What is wrong with a file, in words for the person who drew it. Where Camunda's own rules (bpmnlint-plugin-camunda-
// compat) say the same, code and reason are theirs: whoever knows them from the Modeler meets nothing new.

import type { ProblemCode as GraphProblemCode } from '../check/index.ts'
import type { FlawCode } from './xml/index.ts'

/** Codes with the name of a rule of Camunda's. */
type CompatCode =
  | 'called-element'
  | 'duplicate-task-headers'
  | 'element-type'
  | 'error-reference'
  | 'escalation-boundary-event-attached-to-ref'
  | 'escalation-reference'
  | 'event-based-gateway-target'
  | 'executable-process'
  | 'feel'
  | 'implementation'
  | 'io-mapping'
  | 'link-event'
  | 'loop-characteristics'
  | 'message-reference'
  | 'no-business-id'
  | 'no-execution-listeners'
  | 'no-job-priority-definition'
  | 'no-loop'
  | 'no-multiple-none-start-events'
  | 'no-task-listeners'
  | 'priority-definition'
  | 'secrets'
  | 'sequence-flow-condition'
  | 'signal-reference'
  | 'start-event-form'
  | 'start-event-required'
  | 'subscription'
  | 'task-schedule'
  | 'timer'
  | 'user-task-form'
  | 'variable-name'
  | 'version-tag'

/** Codes of our own: about the file as such. */
type FileCode =
  | 'attribute-not-known'
  | 'attribute-value'
  | 'element-not-known'
  | 'element-repeated'
  | 'id-missing'
  | 'id-not-readable'
  | 'not-bpmn'
  | 'reference-not-resolved'
  | 'text-not-allowed'

/** Codes of our own: about what is drawn. */
type DrawnCode =
  | 'extension-element'
  | 'foreign-extension'
  | 'not-executable'
  | 'property-not-allowed'
  | 'static-value'
  | 'too-much'

export type ProblemCode = FlawCode | CompatCode | FileCode | DrawnCode | GraphProblemCode

/** Something to mend, or, as a hint, something to know: where it is, why it matters, and what to do. */
export type Problem = {
  readonly code: ProblemCode
  readonly elementId: string | null
  readonly elementName: string | null
  /** Counted from 1; null where the whole file is meant. */
  readonly line: number | null
  readonly reason: string
  readonly remedy: string
}
