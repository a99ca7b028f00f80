/** Everything that can be said of a draft. */
export const findingCodes = [
  'no-trigger',
  'no-steps',
  'too-many-steps',
  'too-deep',
  'same-id',
  'no-name',
  'same-name',
  'same-field',
  'no-label',
  'unknown-choice',
  'no-sample',
  'bad-sample',
  'no-secret',
  'unproven-webhook',
  'unknown-action',
  'no-connection',
  'unknown-connection',
  'wrong-connection',
  'connection-lacks-action',
  'connection-not-working',
  'no-input',
  'unknown-input',
  'bad-input',
  'unknown-output',
  'wrong-type',
  'secret-in-text',
  'no-condition',
  'no-store',
  'unknown-store',
  'no-approver',
  'never-reached',
] as const

export type FindingCode = (typeof findingCodes)[number]

export type Finding = {
  /** `trigger`, a step's id, or null: the whole flow. */
  at: string | null
  /** The input or setting it is about. */
  field: string | null
  code: FindingCode
  /** Only problems keep a flow from becoming active. */
  weight: 'problem' | 'hint'
  sentence: string
}
