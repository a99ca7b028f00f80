import type { Evaluation } from '../evaluation.ts'
import type { Value } from '../values/value.ts'
import type { Frame } from './run.ts'

/** What a link of a chain makes of the value before it. */
export type LinkRun = (evaluation: Evaluation, frame: Frame, value: Value) => Value
