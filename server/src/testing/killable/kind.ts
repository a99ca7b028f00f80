/** How repeating an action is in the outside; `known` is unsafe too, but with an exact look-up. */
export const kinds = ['keyed', 'unsafe', 'known'] as const

export type Kind = (typeof kinds)[number]

export const taskTypeOf = (kind: Kind): string => `test.${kind}`
