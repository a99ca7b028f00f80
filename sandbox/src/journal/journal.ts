// Every request the sandbox received, and what it answered: in memory, the newest, so that a test or a person can look at
// what an app really sent. What is secret in it is made up like everything here.
//
// J1  Bounded by how many there are and by how much they hold; the oldest go first.
// J2  Looking at the journal is not in it.

import type { Clock } from '../clock.ts'
import type { Wire } from '../wire.ts'

export type Journal = {
  /** From now until it ends. */
  follow: (wire: Wire) => void
  entries: () => readonly Entry[]
  /** How many there were that are not held any more. */
  forgotten: () => number
  clear: () => void
}

export type Entry = {
  /** In the order in which they ended: whoever knows the last one misses none that comes. */
  id: number
  at: Date
  durationMs: number
  wire: Wire
  /** How much of it is held: its bodies, and everything around them. */
  bytes: number
}

const countMax = 2_000
const bytesMax = 32 * 1024 * 1024

function bytesOf(wire: Wire): number {
  const heads = [wire.headers, wire.answer()?.headers ?? {}].flatMap((headers) => Object.entries(headers).flat())
  return [wire.url, ...heads].reduce((sum, { length }) => sum + length, wire.received.heldLength + wire.sent.heldLength)
}

export function openJournal(clock: Clock): Journal {
  let entries: Entry[] = []
  let held = 0
  let forgotten = 0
  let last = 0

  const add = (entry: Entry): void => {
    entries.push(entry)
    held += entry.bytes
    let gone = 0
    for (; entries.length - gone > countMax || held > bytesMax; gone++) held -= (entries[gone] as Entry).bytes
    if (gone > 0) entries = entries.slice(gone)
    forgotten += gone
  }
  return {
    follow: (wire) => {
      if (/^\/(_|sandbox\/)journal/.test(wire.url)) return
      const [at, began] = [clock(), performance.now()]
      wire.onEnd(() => {
        last += 1
        const durationMs = Math.round((performance.now() - began) * 10) / 10
        add({ id: last, at, durationMs, wire, bytes: bytesOf(wire) })
      })
    },
    entries: () => entries,
    forgotten: () => forgotten,
    clear: () => {
      entries = []
      held = 0
      forgotten = 0
    },
  }
}
