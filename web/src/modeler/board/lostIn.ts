/** What bpmn-js warns of while it opens a file: words with a line number, or an error. */
type Warning = string | { readonly message?: string }

const wordsOf = (warning: Warning): string => (typeof warning === 'string' ? warning : (warning.message ?? ''))

/** Attributes that it does not know it keeps all the same. */
const isKept = (words: string): boolean => words.startsWith('unknown attribute')

/** What of a file would be lost if it were written down again. */
export const lostIn = (warnings: readonly Warning[]): readonly string[] =>
  warnings
    .map(wordsOf)
    .filter((words) => !isKept(words))
    .map((words) => words.replace(/\s+/g, ' ').trim())
