import fc from 'fast-check'

/**
 * Choices that something random is built by. They are drawn beforehand, so that fast-check can shrink them: a tape of
 * zeros takes the first, and simplest, of all choices.
 */
export type Tape = { readonly choose: (count: number) => number; readonly chance: (percent: number) => boolean }

export const anyTape: fc.Arbitrary<readonly number[]> = fc.array(fc.noBias(fc.nat(999)), {
  minLength: 160,
  maxLength: 160,
})

/** Beyond its end a tape goes on with zeros. */
export function readTape(choices: readonly number[]): Tape {
  let at = 0
  const next = () => choices[at++] ?? 0
  return {
    choose: (count) => next() % count,
    // The highest numbers are the rare ones, so that zero always means no.
    chance: (percent) => next() % 100 >= 100 - percent,
  }
}
