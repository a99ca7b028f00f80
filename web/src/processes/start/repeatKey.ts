/**
 * The key that makes a repetition harmless: the same words keep it, so that “try again” after a lost answer starts nothing
 * twice; other words are another start, and get another key.
 */
export function repeatKeys(newKey: () => string = randomKey): (words: unknown) => string {
  let last: { words: string; key: string } | null = null
  return (given) => {
    const words = JSON.stringify(given)
    if (last?.words !== words) last = { words, key: newKey() }
    return last.key
  }
}

/** Not `randomUUID`: browsers have that under https and on localhost only. */
const randomKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
