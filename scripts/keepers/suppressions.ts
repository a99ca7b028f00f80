// Where the engine and the core may not, a comment may not allow it: what a rule says there, no line switches off.

/** Switched off after all, each for its own reason; the reason stands beside it. */
export const allowedSuppressions: readonly string[] = []

const suppression = /biome-ignore|@ts-(ignore|nocheck|expect-error)/

/** The lines of a text that switch off a rule of the lint or of the compiler. */
export const suppressionsIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => suppression.test(line))
