// What changed between two moments of the directory.

import type { Directory } from './directory.ts'
import type { DirectoryObject, Kind, LinkName } from './objects.ts'
import * as sql from './sql.ts'

export type LinkChange = { name: LinkName; target: Pick<DirectoryObject, 'id' | 'kind'>; isThere: boolean }

export type ObjectChange = {
  /** As it was; nothing, if it was not yet. */
  before: DirectoryObject | undefined
  after: DirectoryObject
  /** Links of which it is the source: members come and go, also by being deleted and restored. */
  links: readonly LinkChange[]
}

/** When somebody came into a group, or got it: of those who are there. */
export const linkedAt = (
  { store }: Directory,
  sourceId: string,
  name: LinkName,
  targetId: string,
): number | undefined => sql.linkedAt(store, sourceId, name, targetId)

/** Objects of a kind that were touched after one change, up to and with a later one that readers see. */
export function changesBetween(directory: Directory, kind: Kind, from: number, to: number): ObjectChange[] {
  const { store } = directory
  const view = directory.seen()
  const before = new Map(sql.versionsEnded(store, from, to).map((object) => [object.id, object]))
  const after = new Map<string, DirectoryObject>()
  const links = new Map<string, LinkChange[]>()
  const note = (sourceId: string, change: LinkChange): void => {
    const source = view.find(sourceId)
    if (source?.kind === kind) links.set(sourceId, [...(links.get(sourceId) ?? []), change])
  }
  for (const edit of sql.editsBetween(store, from, to)) {
    if (edit.type !== 'object') {
      const target = view.known(edit.targetId)
      if (target) note(edit.sourceId, { name: edit.name, target, isThere: edit.type === 'link' })
      continue
    }
    const { object } = edit
    if (object.kind === kind) after.set(object.id, object)
    const wasLive = before.get(object.id)?.state === 'live'
    const isLive = object.state === 'live'
    if (wasLive !== isLive && before.has(object.id))
      for (const name of ['member', 'manager'] as const)
        for (const source of view.sources(object.id, name)) note(source.id, { name, target: object, isThere: isLive })
  }
  const ids = new Set([...after.keys(), ...links.keys()])
  return [...ids].flatMap((id) => {
    const now = after.get(id) ?? view.find(id)
    return now
      ? { before: before.get(id) ?? (after.has(id) ? undefined : now), after: now, links: links.get(id) ?? [] }
      : []
  })
}
