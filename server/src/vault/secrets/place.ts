import type { Place } from '../sealing.ts'

/** What the value of a secret is bound to. */
export const placeOf = (name: string): Place => ({ table: 'secret', row: name, column: 'sealed' })
