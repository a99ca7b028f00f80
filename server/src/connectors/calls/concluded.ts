import { type Call, conclude, type Moment } from '@countersign/core/connectors'
import type { Assignment, Outcome } from '../../processes/index.ts'

/** What a call means for its job. What the model has nothing to say of, and may have been done, is unknown. */
export function concluded({ headers, retries }: Assignment, moment: Moment, call: Call): Outcome {
  const conclusion = conclude({ headers, retries, moment }, call)
  return conclusion.type === 'undecided' ? { type: 'unknown', message: conclusion.message } : conclusion
}
