// A relation read: all of it, counted, cast to one kind, or as references.

import type { DirectoryObject, Kind } from '../directory/index.ts'
import { type Answer, type Found, ok } from './answer.ts'
import type { Call, Needs, Operation } from './call.ts'
import { answerCollection, answerCount, type Collection, relations, sightOf } from './query/index.ts'
import { byKind, directoryObject } from './resources/index.ts'

export type RelationRead = {
  /** `/groups/{id}` */
  of: string
  name: keyof typeof relations
  needs: Needs
  cost?: number
  /** Kinds it can be cast to, each with the name of its collection. */
  casts: readonly Kind[]
  find: (call: Call, key: string) => Found<DirectoryObject>
  /** Why somebody may not see this one, if so. */
  denied?: (call: Call, owner: DirectoryObject) => Answer | undefined
}

const sets: Readonly<Record<Kind, string>> = {
  user: 'users',
  group: 'groups',
  device: 'devices',
  servicePrincipal: 'servicePrincipals',
  directoryRole: 'directoryRoles',
  claimsMappingPolicy: 'policies/claimsMappingPolicies',
  application: 'applications',
}

export function relationOperations(read: RelationRead): Operation[] {
  const path = `${read.of}/${read.name}`
  const get = (at: string, kind: Kind | undefined, answer: typeof answerCollection): Operation => ({
    method: 'GET',
    path: at,
    needs: read.needs,
    ...(read.cost === undefined ? {} : { cost: read.cost }),
    run: (call) => withOwner(call, read, (owner) => answer(call, collectionOf(call, read, owner, kind))),
  })
  return [
    get(path, undefined, answerCollection),
    get(`${path}/$count`, undefined, answerCount),
    {
      ...get(`${path}/$ref`, undefined, answerCollection),
      run: (call) => withOwner(call, read, (owner) => references(call, read, owner)),
    },
    ...read.casts.flatMap((kind) => [
      get(`${path}/microsoft.graph.${kind}`, kind, answerCollection),
      get(`${path}/microsoft.graph.${kind}/$count`, kind, answerCount),
    ]),
  ]
}

function withOwner(call: Call, read: RelationRead, then: (owner: DirectoryObject) => Answer): Answer {
  const owner = read.find(call, call.keys[0] ?? '')
  if (owner.error) return owner
  return read.denied?.(call, owner.value) ?? then(owner.value)
}

function collectionOf(call: Call, { name }: RelationRead, owner: DirectoryObject, kind: Kind | undefined): Collection {
  const objects = relations[name](call.premises.directory.seen(), owner)
  return {
    resource: kind === undefined ? directoryObject : byKind[kind],
    objects: kind === undefined ? objects : objects.filter((object) => object.kind === kind),
    set: kind === undefined ? 'directoryObjects' : sets[kind],
    sight: (object) => sightOf(call, object),
  }
}

function references(call: Call, { name }: RelationRead, owner: DirectoryObject): Answer {
  const objects = relations[name](call.premises.directory.seen(), owner)
  return ok({
    '@odata.context': `${call.base}/$metadata#Collection($ref)`,
    value: objects.map(({ id }) => ({ '@odata.id': `${call.base}/directoryObjects/${id}` })),
  })
}
