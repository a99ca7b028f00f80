import type { Attributes, AttributeValue } from '@countersign/core/directory'

/** What was really changed: whoever types a value and takes it back has changed nothing. An empty text is nothing. Pure. */
export const changedIn = (
  now: Attributes,
  touched: Readonly<Record<string, AttributeValue>>,
): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(touched)
      .map(([name, value]) => [name, meant(value)] as const)
      .filter(([name, value]) => value !== meant(now[name] ?? null)),
  )

const meant = (value: AttributeValue): AttributeValue => (typeof value === 'string' ? value.trim() || null : value)
