// The tenant's directory: what is in it now, what readers see of it, and the one way to change it.
//
// D1  A change is one transaction and one number; what follows from it (who is in which dynamic group) belongs to it.
// D2  Writes are checked against what is. Reads see what was so many milliseconds ago: as in the cloud, somebody just
//     created may not be found for a while.
// D3  Both views are made of the rows and can be thrown away at any time.

import { type Clock, day } from '../clock.ts'
import type { Store } from '../store/index.ts'
import { settleMembership } from './dynamicGroups.ts'
import type { DirectoryObject, LinkName } from './objects.ts'
import * as sql from './sql.ts'
import { type EditableView, newView, type View } from './view.ts'

export type Directory = {
  store: Store
  clock: Clock
  latest: () => View
  seen: () => View
  /** Numbers of changes: the newest, and the newest that readers see. */
  sequence: () => { latest: number; seen: number }
  /** When readers see the next change that they do not see yet. */
  nextSeenAt: () => number | undefined
  change: <T>(work: (writer: Writer) => T) => T
  delayMs: () => number
  setDelayMs: (ms: number) => void
  /** What was seeded has been there for long: also readers who lag behind see it. */
  backdate: () => void
  /** Forgets how it was before the last week and a bit: nobody can ask for it any more. */
  forgetHistory: () => void
  /** Tells whenever something was changed. */
  onChange: (listener: () => void) => void
  /** The rows were replaced. */
  forget: () => void
}

export type Writer = {
  /** As it is at this point of the change. */
  view: View
  put: (object: DirectoryObject) => void
  link: (sourceId: string, name: LinkName, targetId: string) => void
  unlink: (sourceId: string, name: LinkName, targetId: string) => void
}

/** Longer than the week for which a client may ask what changed since, and than any replication delay. */
const historyKept = 8 * day

type Reading = { view: EditableView; sequence: number }

export function openDirectory(store: Store, clock: Clock): Directory {
  let latest: Reading | undefined
  let seen: Reading | undefined
  let delayMs = sql.delayMs(store)
  const listeners: (() => void)[] = []

  const readLatest = (): Reading => {
    latest ??= readUntil(store, undefined, sql.lastChange(store, undefined))
    return latest
  }
  const readSeen = (): Reading => {
    if (delayMs === 0) return readLatest()
    const sequence = sql.lastChange(store, clock().getTime() - delayMs)
    if (seen?.sequence !== sequence) seen = readUntil(store, seen, sequence)
    return seen
  }
  const change = <T>(work: (writer: Writer) => T): T => {
    const reading = readLatest()
    const writer = newWriter(store, clock, reading)
    try {
      const result = store.transaction(() => {
        const answer = work(writer)
        if (writer.hasChanged()) settleMembership(writer)
        return answer
      })
      if (writer.hasChanged()) for (const listener of listeners) listener()
      return result
    } catch (error) {
      latest = undefined // it has seen what never came to be
      throw error
    }
  }
  return {
    store,
    clock,
    latest: () => readLatest().view,
    seen: () => readSeen().view,
    sequence: () => ({ latest: readLatest().sequence, seen: readSeen().sequence }),
    nextSeenAt: () => {
      const at = sql.momentAfter(store, readSeen().sequence)
      return at === undefined ? undefined : at + delayMs
    },
    change,
    delayMs: () => delayMs,
    setDelayMs: (ms) => {
      sql.setDelayMs(store, ms)
      delayMs = ms
      for (const listener of listeners) listener()
    },
    backdate: () => sql.backdate(store, day),
    forgetHistory: () => sql.forgetBefore(store, sql.lastChange(store, clock().getTime() - historyKept)),
    onChange: (listener) => void listeners.push(listener),
    forget: () => {
      latest = undefined
      seen = undefined
      delayMs = sql.delayMs(store)
    },
  }
}

/** A reading goes on from an earlier one; if that is ahead, because the delay grew, from the beginning. */
function readUntil(store: Store, earlier: Reading | undefined, sequence: number): Reading {
  const reading = earlier && earlier.sequence <= sequence ? earlier : { view: newView(), sequence: 0 }
  for (const edit of sql.editsBetween(store, reading.sequence, sequence)) reading.view.apply(edit)
  return { view: reading.view, sequence }
}

function newWriter(store: Store, clock: Clock, reading: Reading): Writer & { hasChanged: () => boolean } {
  const { view } = reading
  let sequence: number | undefined
  const numbered = (): number => {
    sequence ??= sql.newChange(store, clock().getTime())
    reading.sequence = sequence
    return sequence
  }
  return {
    view,
    hasChanged: () => sequence !== undefined,
    put: (object) => {
      sql.saveVersion(store, numbered(), object)
      view.apply({ type: 'object', object })
    },
    link: (sourceId, name, targetId) => {
      if (view.isLinked(sourceId, name, targetId)) return
      sql.saveLink(store, numbered(), sourceId, name, targetId)
      view.apply({ type: 'link', sourceId, name, targetId })
    },
    unlink: (sourceId, name, targetId) => {
      if (!view.isLinked(sourceId, name, targetId)) return
      sql.endLink(store, numbered(), sourceId, name, targetId)
      view.apply({ type: 'unlink', sourceId, name, targetId })
    },
  }
}
