// Deleting, restoring, and the end.
//
// A user, a Microsoft 365 group or a service principal can be brought back for 30 days, with all it was in; anything
// else is gone at once.

import { day } from '../clock.ts'
import type { DueWork } from '../time/index.ts'
import type { Directory, Writer } from './directory.ts'
import { isUnified } from './groups.ts'
import { type DirectoryObject, isTrue, text } from './objects.ts'
import { good, type Outcome, refused } from './refusal.ts'
import { moment } from './users.ts'

const keptFor = 30 * day

export function deleteObject(directory: Directory, id: string): Outcome<void> {
  return directory.change((writer) => {
    const object = writer.view.find(id)
    if (!object || !directory.seen().find(id)) return refused({ code: 'not-found', id })
    if (isTrue(object, 'onPremisesSyncEnabled')) return refused({ code: 'synced' })
    if (isRestorable(object)) writer.put(asDeleted(directory, object))
    else end(writer, object)
    return good(undefined)
  })
}

const isRestorable = (object: DirectoryObject): boolean =>
  object.kind === 'user' || object.kind === 'servicePrincipal' || (object.kind === 'group' && isUnified(object))

/** The name is free for somebody else at once: the deleted user keeps it with the id in front. */
const prefix = (id: string): string => id.replaceAll('-', '')

function asDeleted(directory: Directory, object: DirectoryObject): DirectoryObject {
  const name = text(object, 'userPrincipalName')
  return {
    ...object,
    state: 'deleted',
    properties: {
      ...object.properties,
      deletedDateTime: moment(directory),
      ...(name === null ? {} : { userPrincipalName: prefix(object.id) + name }),
    },
  }
}

export function restoreObject(directory: Directory, id: string): Outcome<DirectoryObject> {
  return directory.change((writer) => {
    const deleted = writer.view.findDeleted(id)
    if (!deleted) return refused({ code: 'not-found', id })
    const { deletedDateTime: _, ...properties } = deleted.properties
    const name = text(deleted, 'userPrincipalName')?.slice(prefix(id).length)
    if (name !== undefined && writer.view.userNamed(name))
      return refused({ code: 'taken', property: 'userPrincipalName' })
    const restored: DirectoryObject = {
      ...deleted,
      state: 'live',
      properties: { ...properties, ...(name === undefined ? {} : { userPrincipalName: name }) },
    }
    writer.put(restored)
    return good(restored)
  })
}

export function endObject(directory: Directory, id: string): Outcome<void> {
  return directory.change((writer) => {
    const deleted = writer.view.findDeleted(id)
    if (!deleted) return refused({ code: 'not-found', id })
    end(writer, deleted)
    return good(undefined)
  })
}

const end = (writer: Writer, object: DirectoryObject): void => writer.put({ ...object, state: 'gone' })

/** What was deleted ends by itself when its time is over. */
export function endOfDeleted(directory: Directory): DueWork {
  const endOf = (object: DirectoryObject): number => Date.parse(text(object, 'deletedDateTime') ?? '') + keptFor
  return {
    next: () => {
      const ends = directory.latest().deleted().map(endOf)
      return ends.length > 0 ? Math.min(...ends) : undefined
    },
    run: async () =>
      directory.change((writer) => {
        const now = directory.clock().getTime()
        for (const object of writer.view.deleted()) if (endOf(object) <= now) end(writer, object)
      }),
  }
}
