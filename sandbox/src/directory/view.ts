// The directory as it is at one change, in memory: what every read is answered from.
//
// V1  Only live objects are found, and only links between live objects: who is restored is back in every group.
// V2  Objects are told in the order in which they came, which is the same after a restart; who is restored is back in
//     their place.

import type { DirectoryObject, Kind, LinkName } from './objects.ts'

export type View = {
  find: (id: string) => DirectoryObject | undefined
  /** Whatever has become of it. */
  known: (id: string) => DirectoryObject | undefined
  findDeleted: (id: string) => DirectoryObject | undefined
  all: (kind: Kind) => readonly DirectoryObject[]
  deleted: () => readonly DirectoryObject[]
  userNamed: (userPrincipalName: string) => DirectoryObject | undefined
  /** What an object links to: the members of a group. */
  targets: (id: string, name: LinkName) => readonly DirectoryObject[]
  /** What links to an object: the groups somebody is in. */
  sources: (id: string, name: LinkName) => readonly DirectoryObject[]
  isLinked: (sourceId: string, name: LinkName, targetId: string) => boolean
  /** Where an object stands in the order of all, live or not. */
  place: (id: string) => number | undefined
}

export type Edit =
  | { type: 'object'; object: DirectoryObject }
  | { type: 'link' | 'unlink'; sourceId: string; name: LinkName; targetId: string }

export type EditableView = View & { apply: (edit: Edit) => void }

export function newView(): EditableView {
  const objects = new Map<string, DirectoryObject>()
  const places = new Map<string, number>()
  const lists = new Map<Kind, readonly DirectoryObject[]>()
  const names = new Map<string, string>()
  const ends = { targets: new Map<string, Set<string>>(), sources: new Map<string, Set<string>>() }

  const find = (id: string): DirectoryObject | undefined => {
    const object = objects.get(id)
    return object?.state === 'live' ? object : undefined
  }
  const others = (map: Map<string, Set<string>>, id: string, name: LinkName): readonly DirectoryObject[] =>
    [...(map.get(`${name} ${id}`) ?? [])].flatMap((other) => find(other) ?? [])

  const put = (object: DirectoryObject): void => {
    const before = objects.get(object.id)
    if (before?.kind === 'user' && before.state === 'live') names.delete(nameOf(before))
    objects.set(object.id, object)
    if (!places.has(object.id)) places.set(object.id, places.size)
    lists.delete(object.kind)
    if (object.kind === 'user' && object.state === 'live') names.set(nameOf(object), object.id)
  }
  return {
    find,
    known: (id) => objects.get(id),
    findDeleted: (id) => (objects.get(id)?.state === 'deleted' ? objects.get(id) : undefined),
    all: (kind) => {
      const list =
        lists.get(kind) ?? [...objects.values()].filter((object) => object.kind === kind && object.state === 'live')
      lists.set(kind, list)
      return list
    },
    deleted: () => [...objects.values()].filter(({ state }) => state === 'deleted'),
    userNamed: (userPrincipalName) => find(names.get(userPrincipalName.toLowerCase()) ?? ''),
    targets: (id, name) => others(ends.targets, id, name),
    sources: (id, name) => others(ends.sources, id, name),
    isLinked: (sourceId, name, targetId) => ends.targets.get(`${name} ${sourceId}`)?.has(targetId) ?? false,
    place: (id) => places.get(id),
    apply: (edit) => {
      if (edit.type === 'object') return put(edit.object)
      const change = edit.type === 'link' ? add : remove
      change(ends.targets, `${edit.name} ${edit.sourceId}`, edit.targetId)
      change(ends.sources, `${edit.name} ${edit.targetId}`, edit.sourceId)
    },
  }
}

const nameOf = ({ properties }: DirectoryObject): string => String(properties.userPrincipalName).toLowerCase()

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key)
  if (ids) ids.add(id)
  else map.set(key, new Set([id]))
}

function remove(map: Map<string, Set<string>>, key: string, id: string): void {
  map.get(key)?.delete(id)
}
