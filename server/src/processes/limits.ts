// How much an instance may be. What is more is refused as a whole, with a sentence that says so.

import type { Instance } from '@countersign/engine'

/** What an instance may take in the database, variables included: Zeebe's limit for what travels at once. */
export const stateBytesMax = 4_000_000

/** Each step of a process looks at all of them. */
export const variablesMax = 2_000

/** What one step may hand to jobs and to other instances: each of thousands gets a copy of what it can see. */
const handedBytesMax = 64_000_000

/** Undoes the batch: what the guilty delivery took must be there again. Alone, it is answered, or becomes an incident. */
export class TooMuch extends Error {
  readonly code: 'MESSAGE_SIZE_EXCEEDED' | 'ENDLESS_LOOP'

  constructor(code: TooMuch['code'], reason: string) {
    super(reason)
    this.name = 'TooMuch'
    this.code = code
  }
}

/** Instances, and what they hand out, of one batch: some are many times larger in memory than written down. */
export const togetherBytesMax = 32_000_000

/** None of the batch need be too much alone. Undoes it: whoever made it up tries smaller ones. */
export class TooMuchTogether extends Error {
  constructor() {
    super(`What is delivered together concerns more than ${formatted(togetherBytesMax)} bytes.`)
    this.name = 'TooMuchTogether'
  }
}

const tooLarge = (reason: string): TooMuch => new TooMuch('MESSAGE_SIZE_EXCEEDED', reason)

/** Signals that lead to signals, without anything that waits between: each may be heard by many. */
const hopsMax = 5

export function refuseTooFar(hops: number): void {
  if (hops > hopsMax)
    throw new TooMuch('ENDLESS_LOOP', `Signals led to signals more than ${hopsMax} times without anything to wait for.`)
}

const formatted = (count: number): string => count.toLocaleString('en')

/** `text` is the state as it would be stored. */
export function refuseTooLarge(state: Instance, text: string): void {
  if (text.length > stateBytesMax)
    throw tooLarge(
      `The instance would take ${formatted(text.length)} bytes; at most ${formatted(stateBytesMax)} are stored.`,
    )
  const names = state.status === 'new' ? 0 : Object.keys(state.variables).length
  if (names > variablesMax)
    throw tooLarge(
      `The instance would have ${formatted(names)} variables; at most ${formatted(variablesMax)} are kept.`,
    )
}

/** Counts what a step hands out, while it does. */
export type Handing = { handed: number }

export function hand(handing: Handing, bytes: number): void {
  handing.handed += bytes
  if (handing.handed > handedBytesMax)
    throw tooLarge(
      `It would hand more than ${formatted(handedBytesMax)} bytes of variables to jobs and other instances at once.`,
    )
}
