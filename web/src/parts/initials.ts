/** “Ada Maria Lindqvist” → “AL”: first and last, as people sign. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  return `${[...first][0] ?? ''}${[...last][0] ?? ''}`.toUpperCase()
}

/** The same name always has the same shade, out of `count`; FNV-1a spreads names that differ by a letter. */
export function shadeOf(name: string, count: number): number {
  let hash = 2_166_136_261
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return (hash >>> 0) % count
}
