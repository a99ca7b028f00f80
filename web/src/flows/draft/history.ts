// What became of a draft since the page was opened, so that each change can be taken back. Pure.

import type { Draft } from '@countersign/core/flows'

export type History = {
  past: readonly Draft[]
  now: Draft
  future: readonly Draft[]
  /** The field that is being typed in: what is typed there is one change. */
  typing: string | null
}

/** More than anybody takes back one by one. */
const pastMax = 200

export const beginHistory = (now: Draft): History => ({ past: [], now, future: [], typing: null })

/** `typing` names a field; a change that is made at once has none. */
export function changed(history: History, next: Draft, typing: string | null = null): History {
  const { past, now } = history
  if (next === now) return history
  if (typing !== null && typing === history.typing) return { past, now: next, future: [], typing }
  return { past: [...past, now].slice(-pastMax), now: next, future: [], typing }
}

export function undone(history: History): History {
  const before = history.past.at(-1)
  if (!before) return history
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], typing: null }
}

export function redone(history: History): History {
  const [next, ...future] = history.future
  if (!next) return history
  return { past: [...history.past, history.now], now: next, future, typing: null }
}
