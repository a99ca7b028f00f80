/** A name for a field that was labelled: “User ID” becomes `userId`. Pure. */
export function fieldName(label: string, taken: readonly string[]): string {
  const words = label
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
  const joined = words
    .map((word, index) =>
      index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
    .slice(0, 36)
  const base = /^[A-Za-z]/.test(joined) ? joined : `field${joined.charAt(0).toUpperCase()}${joined.slice(1)}`
  const isTaken = (name: string) => taken.some((one) => one.toLowerCase() === name.toLowerCase())
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`
    if (!isTaken(name)) return name
  }
}
