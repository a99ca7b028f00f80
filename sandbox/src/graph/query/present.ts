// How an object looks in an answer.
//
// P1  Without $select the defaults of its type are told, with it just what was selected.
// P2  In a collection of mixed kinds each says which it is.
// P3  What the token gives no right to read is told by its id alone; everything else of it is null.

import type { DirectoryObject } from '../../directory/index.ts'
import { findProperty, type Item } from '../../odata/index.ts'
import type { Body } from '../answer.ts'
import type { Call } from '../call.ts'
import { holds } from '../permissions.ts'
import { basicProperties, byKind, type Resource } from '../resources/index.ts'

const directory = ['Directory.Read.All', 'Directory.ReadWrite.All']

/** Permissions of which each lets see what objects of a kind are, where another relation leads to them. */
const readers: Readonly<Record<DirectoryObject['kind'], readonly string[]>> = {
  user: ['User.Read.All', 'User.ReadWrite.All', ...directory],
  group: [
    'Group.Read.All',
    'Group.ReadWrite.All',
    'Group.ReadBasic.All',
    'GroupMember.Read.All',
    'GroupMember.ReadWrite.All',
    ...directory,
  ],
  device: ['Device.Read.All', 'Device.ReadWrite.All', ...directory],
  servicePrincipal: [
    'Application.Read.All',
    'Application.ReadWrite.All',
    'Application.ReadWrite.OwnedBy',
    ...directory,
  ],
  directoryRole: ['RoleManagement.Read.Directory', 'RoleManagement.ReadWrite.Directory', ...directory],
  claimsMappingPolicy: ['Policy.Read.All', ...directory],
  application: ['Application.Read.All', 'Application.ReadWrite.All', 'Application.ReadWrite.OwnedBy', ...directory],
}

export type Sight = 'all' | 'basic' | 'none'

/** Of what the address itself is about: all, unless nothing but basic rights let the caller in. */
export const directSight = ({ granted }: Call): Sight =>
  granted.every((permission) => permission === 'User.ReadBasic.All') ? 'basic' : 'all'

/** How much the caller may see of an object that a relation led to. Everybody sees themselves. */
export function sightOf({ caller }: Call, { id, kind }: DirectoryObject): Sight {
  if (id === caller.userId || holds(caller, readers[kind])) return 'all'
  return kind === 'user' && caller.permissions.has('User.ReadBasic.All') ? 'basic' : 'none'
}

/** An object as items are asked about: by the names of its properties. */
export function itemOf(object: DirectoryObject): Item {
  const known = items.get(object)
  if (known) return known
  const item = { id: object.id, ...object.properties }
  items.set(object, item)
  return item
}

/** A version never changes, so what is made of it is made once. */
const items = new WeakMap<DirectoryObject, Item>()

export function present(
  object: DirectoryObject,
  select: readonly string[] | undefined,
  { tagged, sight }: { tagged: boolean; sight: Sight },
): Body {
  const resource = byKind[object.kind]
  const body: Record<string, unknown> = tagged ? { '@odata.type': `#microsoft.graph.${resource.name}` } : {}
  for (const name of select ?? resource.defaults) {
    const value = told(object, resource, name)
    if (value === undefined) continue
    const isSeen = sight === 'all' || name === 'id' || (sight === 'basic' && basicProperties.has(name))
    body[name] = isSeen ? value : blank(value)
  }
  return body
}

const blank = (value: unknown): unknown => (Array.isArray(value) ? [] : null)

/** A property that has no value is null, a collection empty, and what is no property of this kind is left out. */
function told(object: DirectoryObject, { schema }: Resource, name: string): unknown {
  const property = findProperty(schema.properties, name)
  if (!property) return undefined
  if (property.name === 'id') return object.id
  const value = object.properties[property.name]
  if (value !== undefined) return value
  if (property.type.type === 'collection') return []
  return property.name === 'birthday' || property.name === 'hireDate' ? '0001-01-01T00:00:00Z' : null
}
