const nameMax = 100

/** The name, with a number where it is taken already; it is taken from then on. */
export function freshName(name: string, taken: Set<string>): string {
  const base = name.replace(/ \d+$/, '')
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? '' : ` ${number}`
    const asked = base.slice(0, nameMax - end.length) + end
    if (taken.has(asked)) continue
    taken.add(asked)
    return asked
  }
}
