// What flows do in the directory: the connectors of Microsoft Entra ID, of Microsoft 365 groups and of users.
//
// Their parameters are those of the designer. A user is named by id or by user principal name; `AddUserToGroup` wants a
// bare id, although the name of its parameter looks like Graph's, and makes the address itself.

import {
  addMembers,
  type Directory,
  type DirectoryObject,
  type Refusal,
  removeMember,
  text,
} from '../../directory/index.ts'
import type { Answer } from '../definition/index.ts'
import { isObject, type Json, type JsonObject, textOf } from '../expressions/index.ts'
import { answered, type ConnectorOperation, type Connectors, refusedWith, shown } from './connector.ts'

const operation = (run: (directory: Directory, parameters: JsonObject) => Answer): ConnectorOperation => ({
  kind: 'call',
  run: ({ directory }, { parameters }) => run(directory, parameters),
})

const field = (parameters: JsonObject, ...path: readonly string[]): string =>
  textOf(path.reduce<Json>((value, name) => (isObject(value) ? (value[name] ?? null) : null), parameters))

const userNamed = ({ seen }: Directory, name: string): DirectoryObject | undefined => {
  const object = seen().find(name) ?? seen().userNamed(name)
  return object?.kind === 'user' ? object : undefined
}

const groupNamed = ({ seen }: Directory, id: string): DirectoryObject | undefined => {
  const object = seen().find(id)
  return object?.kind === 'group' ? object : undefined
}

const notFound = (id: string): Answer =>
  refusedWith(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )

function add(directory: Directory, groupId: string, memberId: string): Answer {
  const outcome = addMembers(directory, groupId, [memberId])
  return outcome.ok ? answered(204) : refusalOf(outcome.refusal)
}

function remove(directory: Directory, groupId: string, memberId: string): Answer {
  const outcome = removeMember(directory, groupId, memberId)
  return outcome.ok ? answered(204) : refusalOf(outcome.refusal)
}

/** As Graph answers, which these connectors pass on. */
function refusalOf(refusal: Refusal): Answer {
  switch (refusal.code) {
    case 'not-found':
    case 'not-linked':
      return notFound(refusal.id)
    case 'already-linked':
      return refusedWith(
        400,
        'Request_BadRequest',
        "One or more added object references already exist for the following modified properties: 'members'.",
      )
    case 'not-manageable':
    case 'synced':
      return refusedWith(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.')
    case 'taken':
    case 'invalid':
      return refusedWith(400, 'Request_BadRequest', refusal.code === 'invalid' ? refusal.reason : refusal.property)
  }
}

const shownOr404 = (object: DirectoryObject | undefined, name: string): Answer =>
  object ? answered(200, shown(object)) : notFound(name)

export const entraConnector: Connectors[string] = {
  GetUser: operation((directory, parameters) => {
    const id = field(parameters, 'id')
    return shownOr404(userNamed(directory, id), id)
  }),
  GetGroup: operation((directory, parameters) => {
    const id = field(parameters, 'id')
    return shownOr404(groupNamed(directory, id), id)
  }),
  GetGroupMembers: operation(membersOf),
  AddUserToGroup: operation((directory, parameters) => {
    const memberId = field(parameters, 'body', '@odata.id')
    if (/[/:]/.test(memberId))
      return refusedWith(400, 'Request_BadRequest', `Unexpected segment DynamicPathSegment. Expected property/$value.`)
    return add(directory, field(parameters, 'id'), memberId)
  }),
  RemoveMemberFromGroup: operation((directory, parameters) =>
    remove(directory, field(parameters, 'id'), field(parameters, 'memberId')),
  ),
}

function membersOf(directory: Directory, parameters: JsonObject): Answer {
  const id = field(parameters, 'id') || field(parameters, 'groupId')
  const group = groupNamed(directory, id)
  return group ? answered(200, { value: directory.seen().targets(group.id, 'member').map(shown) }) : notFound(id)
}

/** Only groups of Microsoft 365 are known to it, and members by their user principal name. */
const ofUnifiedGroup = (
  change: (directory: Directory, groupId: string, memberId: string) => Answer,
): ConnectorOperation =>
  operation((directory, parameters) => {
    const groupId = field(parameters, 'groupId')
    const name = field(parameters, 'userUpn')
    const group = groupNamed(directory, groupId)
    if (!group || !JSON.stringify(group.properties.groupTypes ?? []).includes('Unified')) return notFound(groupId)
    const user = userNamed(directory, name)
    return user ? change(directory, group.id, user.id) : notFound(name)
  })

export const groupsConnector: Connectors[string] = {
  AddMemberToGroup: ofUnifiedGroup(add),
  RemoveMemberFromGroup: ofUnifiedGroup(remove),
  ListGroupMembers: operation(membersOf),
}

export const usersConnector: Connectors[string] = {
  UserProfile_V2: operation((directory, parameters) => {
    const id = field(parameters, 'id')
    return shownOr404(userNamed(directory, id), id)
  }),
  Manager_V2: operation((directory, parameters) => {
    const id = field(parameters, 'id')
    const user = userNamed(directory, id)
    const [manager] = user ? directory.seen().targets(user.id, 'manager') : []
    return user && manager
      ? answered(200, shown(manager))
      : notFound(user ? `manager of ${text(user, 'userPrincipalName')}` : id)
  }),
}
