import type { FindingCode } from '@countersign/core/flows'

/** What is said beneath a field. */
export type Complaint = { sentence: string; weight: 'error' | 'warning' }

/** What is not there yet is still to be done; what is there and wrong is an error. */
export const weightOf = (code: FindingCode, weight: 'problem' | 'hint'): Complaint['weight'] =>
  weight === 'problem' && !code.startsWith('no-') ? 'error' : 'warning'
