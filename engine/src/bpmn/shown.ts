const lengthMax = 60 // the rest is found in the file

/** A piece of the file, short enough for a sentence. */
export const shown = (text: string): string => `"${shortened(text.trim().replaceAll(/\s+/g, ' '))}"`

/** The same in the brackets in which Camunda's rules quote. */
export const quoted = (text: string): string => `<${shortened(text)}>`

const shortened = (text: string): string => (text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text)

/** `<a>, <b> or <c>`, as those rules list what is allowed. */
export const oneOf = (names: readonly string[]): string =>
  names
    .map((name) => `<${name}>`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' or $1')
