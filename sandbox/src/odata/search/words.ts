// Words of a text, the way the directory's index takes them: at spaces, at symbols, where letters turn into digits and
// where small letters turn into capitals. What only symbols or capitals separate is a word as a whole, too.

const part = /\p{Lu}*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|\p{Lu}+|\p{N}+|[^\p{L}\p{N}\p{M}\s]/gu

const isWord = (text: string): boolean => /^[\p{L}\p{N}\p{M}]/u.test(text)

/** `Hello.World 7` is hello, ., world, helloworld and 7. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>()
  for (const chunk of text.split(/\s+/).filter(Boolean)) {
    const parts = chunk.match(part) ?? []
    for (const each of parts) words.add(each.toLowerCase())
    words.add(parts.filter(isWord).join('').toLowerCase())
  }
  words.delete('')
  return words
}

/** Whether a text has, for every word that is looked for, one that begins with it, in whatever order. */
export function finderOf(wanted: string): (text: string) => boolean {
  const chunks = wanted
    .split(/\s+/)
    .filter(Boolean)
    .map((chunk) => {
      const parts = (chunk.match(part) ?? []).map((each) => each.toLowerCase())
      return { parts, whole: parts.filter(isWord).join('') }
    })
  return (text) => {
    const words = knownWordsOf(text)
    const begins = (word: string): boolean => words.some((one) => one.startsWith(word))
    return chunks.every(({ parts, whole }) => parts.every(begins) || begins(whole))
  }
}

const known = new Map<string, readonly string[]>()
const knownMax = 50_000 // the largest crowd, with room: names change rarely, and are looked through with every search

function knownWordsOf(text: string): readonly string[] {
  const words = known.get(text) ?? [...wordsOf(text)]
  if (known.size >= knownMax) known.clear()
  known.set(text, words)
  return words
}
