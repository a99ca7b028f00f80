const scalarBytes = 8
const entryBytes = 16 // what a place in an object or a list takes, besides what stands there

/** About how many bytes a value of JSON's kind holds in memory. Less work than writing it down. */
export function weightOf(value: unknown): number {
  let bytes = 0
  const open: object[] = [] // a list of its own: what comes from outside may be nested deeper than calls can be
  const add = (entry: unknown): void => {
    if (typeof entry === 'string') bytes += entry.length
    else if (typeof entry === 'object' && entry !== null) open.push(entry)
    else bytes += scalarBytes
  }
  add(value)
  for (let next = open.pop(); next; next = open.pop()) {
    const entries: unknown[] = Array.isArray(next) ? next : Object.values(next)
    bytes += entries.length * entryBytes
    for (const entry of entries) add(entry)
  }
  return bytes
}
