// Where the badges of an element stand. Pure.

export type BadgeKind = 'tokens' | 'incidents' | 'problems'

type Side = { top: number } | { bottom: number }
type Corner = Side & ({ left: number } | { right: number })

/** What is smaller than that is an event or a gateway: its name stands beneath it, not inside. */
const namedInsidePx = 60

/** Tokens on the left, trouble on the right: an element can have both. A task's icon, and an event's name, stay free. */
export function cornerOf(kind: BadgeKind, heightPx: number): Corner {
  if (kind !== 'tokens') return { top: -12, right: 14 }
  return heightPx < namedInsidePx ? { top: -12, left: -10 } : { bottom: 12, left: -10 }
}
