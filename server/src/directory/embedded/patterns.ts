const wordsMax = 6 // more narrow nothing down, and each is a condition

/**
 * What each word of a search must be found as: anywhere in a word from three letters on, at the beginning of one before,
 * since the index knows nothing shorter.
 */
export const patternsOf = (words: string): string[] =>
  words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, wordsMax)
    .map((word) => (word.length < 3 ? `% ${escaped(word)}%` : `%${escaped(word)}%`))

const escaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&')
