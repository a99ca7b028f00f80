// "Is it in one of these groups", "which groups is it in": transitive, for users, groups, devices and apps alike.

import { type DirectoryObject, isTrue, reachable } from '../../directory/index.ts'
import { type Answer, type Found, ok, refuse } from '../answer.ts'
import type { Call, Needs, Operation } from '../call.ts'
import { findObject, findServicePrincipal, findUser } from '../lookUp.ts'
import * as needs from '../needs.ts'
import { isTexts } from './objects.ts'

type Root = {
  path: string
  find: (call: Call, key: string) => Found<DirectoryObject>
  /** What asking for objects of every kind takes, where it differs. */
  objects?: Needs
}

const roots: readonly Root[] = [
  { path: '/users/{id}', find: findUser, objects: needs.memberObjectsOfUser },
  { path: '/groups/{id}', find: (call, key) => findObject(call, key, 'group') },
  { path: '/devices/{id}', find: (call, key) => findObject(call, key, 'device') },
  { path: '/servicePrincipals/{id}', find: findServicePrincipal },
  { path: '/directoryObjects/{id}', find: (call, key) => findObject(call, key) },
]

type Asked = (call: Call, object: DirectoryObject, body: Readonly<Record<string, unknown>>) => Answer

export const membershipOperations: readonly Operation[] = roots.flatMap(
  ({ path, find, objects = needs.memberObjects }) => {
    const operation = (name: string, needed: Needs, cost: number, ask: Asked): Operation => ({
      method: 'POST',
      path: `${path}/${name}`,
      needs: needed,
      cost,
      run: async (call) => {
        const found = find(call, call.keys[0] ?? '')
        if (found.error) return found
        const body = await call.body()
        return body.error ? body : ask(call, found.value, body.value)
      },
    })
    return [
      operation('checkMemberGroups', needs.checkMemberGroups, 4, check('groupIds', isGroup)),
      operation(
        'checkMemberObjects',
        objects,
        4,
        check('ids', () => true),
      ),
      operation('getMemberGroups', needs.getMemberGroups, 2, list(isGroup)),
      operation(
        'getMemberObjects',
        objects,
        2,
        list(() => true),
      ),
    ]
  },
)

function isGroup({ kind }: DirectoryObject): boolean {
  return kind === 'group'
}

const groupsOf = ({ premises }: Call, { id }: DirectoryObject): DirectoryObject[] =>
  reachable(id, premises.directory.seen().sources, 'member')

const idsMax = 20

function check(property: string, isAsked: (object: DirectoryObject) => boolean): Asked {
  return (call, object, body) => {
    const ids = body[property]
    if (!isTexts(ids) || ids.length === 0 || ids.length > idsMax)
      return refuse('refused', `Invalid value specified for property '${property}': up to ${idsMax} ids are wanted.`)
    const held = new Set(
      groupsOf(call, object)
        .filter(isAsked)
        .map(({ id }) => id),
    )
    return strings(
      call,
      ids.filter((id) => held.has(id.toLowerCase())),
    )
  }
}

function list(isAsked: (object: DirectoryObject) => boolean): Asked {
  return (call, object, { securityEnabledOnly }) => {
    if (typeof securityEnabledOnly !== 'boolean')
      return refuse('valueMissing', 'securityEnabledOnly', 'Directory object')
    if (securityEnabledOnly && object.kind !== 'user' && object.kind !== 'servicePrincipal')
      return refuse('refused', 'securityEnabledOnly can be true for users and service principals only.')
    const held = groupsOf(call, object).filter(isAsked)
    const told = securityEnabledOnly ? held.filter((one) => isTrue(one, 'securityEnabled')) : held
    return strings(
      call,
      told.map(({ id }) => id),
    )
  }
}

const strings = ({ base }: Call, value: readonly string[]): Answer =>
  ok({ '@odata.context': `${base}/$metadata#Collection(Edm.String)`, value })
