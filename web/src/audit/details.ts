// What an entry tells beside who and when, in an order and in words people can read. Pure.

export type Change = { field: string; before: string; after: string }
export type Told = { changes: Change[]; rest: Record<string, string> }

/** `old` and `new` are told side by side, field by field; everything else by its name. */
export function tell(details: Record<string, unknown>): Told {
  const { old: before, new: after, ...rest } = details
  return {
    changes: changesOf(before, after),
    rest: Object.fromEntries(Object.entries(rest).map(([name, value]) => [wordsOf(name), written(value)])),
  }
}

function changesOf(before: unknown, after: unknown): Change[] {
  if (before === undefined && after === undefined) return []
  if (!isRecord(before) && !isRecord(after)) return [{ field: 'Value', before: written(before), after: written(after) }]
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].map((field) => ({
    field: wordsOf(field),
    before: written(was[field]),
    after: written(is[field]),
  }))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isId = (value: string): boolean => /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(value)

/** The same in one line, for a list: without ids, which nobody reads there. */
export function hintOf(details: Record<string, unknown>): string {
  const { changes, rest } = tell(details)
  return [
    ...changes.map(({ field, before, after }) => `${field}: ${before} → ${after}`),
    ...Object.entries(rest)
      .filter(([, value]) => !isId(value))
      .map(([name, value]) => `${name}: ${value}`),
  ]
    .join(' · ')
    .replaceAll(/\s+/g, ' ')
}

/** `userPrincipalName` → “User principal name” */
export function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function written(value: unknown): string {
  if (value === undefined || value === null || value === '') return '—'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.map(written).join(', ')
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value)
}

/** Somebody we do not know has no name of their own. */
export const nameOf = ({ kind, name, id }: { kind: string; name: string; id: string }): string =>
  name || id || (kind === 'nobody' ? 'Somebody unknown' : kind)
