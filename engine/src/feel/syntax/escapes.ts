// `\s`, `\d`, `\b` and what else regular expressions need is no escape of FEEL: it stays, backslash and all.

const escapes = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|U([0-9A-Fa-f]{5})|([nrtf"'\\]))/g
const meaning: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t', f: '\f' }

export const withoutEscapes = (raw: string): string =>
  raw.includes('\\')
    ? raw.replace(escapes, (whole: string, four?: string, six?: string, five?: string, letter?: string) => {
        if (letter !== undefined) return meaning[letter] ?? letter
        const point = Number.parseInt(four ?? six ?? five ?? '', 16)
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole
      })
    : raw
