// Text that others have written, made fit for a letter: it can neither end a line that is ours nor turn round what follows.

/** Marks that turn the direction of what follows, and what nobody sees: a name made of them could pass for another. */
const unseen = /\p{Cf}/gu

const control = /\p{Cc}/gu

const cut = (text: string, charactersMax: number): string => {
  const characters = [...text]
  return characters.length <= charactersMax ? text : `${characters.slice(0, charactersMax - 1).join('')}…`
}

/** One line, whatever was in it. */
export const oneLine = (text: string, charactersMax = 300): string =>
  cut(
    text
      .toWellFormed()
      .replace(unseen, '')
      .replace(/[\s\u0085]+/g, ' ')
      .replace(control, '')
      .trim(),
    charactersMax,
  )

/** Lines as they were written, without what could pass for a letter’s own parts. */
export const lines = (text: string, charactersMax = 4_000): string[] =>
  cut(text.toWellFormed(), charactersMax)
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .map((line) => oneLine(line, charactersMax))
