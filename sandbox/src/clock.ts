/** What time it is. Handed in from outside, so that a test can move weeks in a moment. */
export type Clock = () => Date

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour
