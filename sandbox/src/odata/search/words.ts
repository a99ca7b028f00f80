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

/** Whether every word that is looked for begins one of the text's, in whatever order. */
export function findsWords(text: string, wanted: string): boolean {
  const words = [...wordsOf(text)]
  const begins = (word: string): boolean => words.some((one) => one.startsWith(word))
  return wanted
    .split(/\s+/)
    .filter(Boolean)
    .every((chunk) => {
      const parts = (chunk.match(part) ?? []).map((each) => each.toLowerCase())
      return parts.every(begins) || begins(parts.filter(isWord).join(''))
    })
}
