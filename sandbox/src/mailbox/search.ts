import { folded } from '../directory/index.ts'

const wordsMax = 20

/** What somebody looks for, word by word, however it is accented. */
export const wordsOf = (find: string): string[] => folded(find).split(/\s+/).filter(Boolean).slice(0, wordsMax)
