/** Who gets into a group, and how. */
export const securityTypes = {
  private: { title: 'Private', purpose: 'Its owners say who is in it; nobody can ask to join.' },
  'semi-private': { title: 'Semi-private', purpose: 'Who wants to join or leave asks its owners.' },
  public: { title: 'Public', purpose: 'Everybody joins and leaves as they like.' },
} as const

export type SecurityType = keyof typeof securityTypes

/** What an object says of itself; whatever is not understood is private. */
export const securityTypeOf = (value: unknown): SecurityType =>
  typeof value === 'string' && Object.hasOwn(securityTypes, value) ? (value as SecurityType) : 'private'
