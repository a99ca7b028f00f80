import type { DirectoryObject, Kind } from '../../directory/index.ts'
import { type Answer, ok, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { findUser } from '../lookUp.ts'
import * as needs from '../needs.ts'
import { answerCollection, answerCount, answerObject, contextOf, directSight, readShape } from '../query/index.ts'
import { type RelationRead, relationOperations } from '../relationOperations.ts'
import { profileProperties, user } from '../resources/index.ts'

export const readUsers: readonly Operation[] = [
  { method: 'GET', path: '/users', needs: needs.readUsers, cost: 2, run: list },
  { method: 'GET', path: '/users/$count', needs: needs.readUsers, run: (call) => answerCount(call, everybody(call)) },
  { method: 'GET', path: '/users/{id}', needs: needs.readUser, run: get },
  { method: 'GET', path: '/users/{id}/identities', needs: needs.readUser, run: identities },
  ...[
    relation('memberOf', needs.readMemberships, ['group', 'directoryRole'], 2),
    relation('transitiveMemberOf', needs.readTransitiveMemberships, ['group', 'directoryRole'], 2),
    relation('directReports', needs.readReports, ['user']),
    relation('ownedObjects', needs.readOwned, ['group', 'servicePrincipal'], 2),
    relation('ownedDevices', needs.readOwnDevices, ['device']),
    relation('registeredDevices', needs.readOwnDevices, ['device']),
  ].flatMap(relationOperations),
]

function relation(
  name: RelationRead['name'],
  needed: RelationRead['needs'],
  casts: readonly Kind[],
  cost?: number,
): RelationRead {
  return { of: '/users/{id}', name, needs: needed, casts, find: findUser, ...(cost === undefined ? {} : { cost }) }
}

const everybody = (call: Call) => ({
  resource: user,
  objects: call.premises.directory.seen().all('user'),
  set: 'users',
  sight: () => directSight(call),
})

function list(call: Call): Answer {
  const asked = call.options.select?.find((name) => profileProperties.has(name))
  if (asked !== undefined)
    return refuse('unsupportedQuery', `The property '${asked}' is only told of one user at a time.`)
  return answerCollection(call, everybody(call))
}

function get(call: Call): Answer {
  const found = findUser(call, call.keys[0] ?? '')
  return found.error ? found : answerObject(call, user, found.value, 'users', sightOfThis(call, found.value))
}

const sightOfThis = (call: Call, { id }: DirectoryObject) => (id === call.caller.userId ? 'all' : directSight(call))

/** A property by itself. */
function identities(call: Call): Answer {
  const found = findUser(call, call.keys[0] ?? '')
  if (found.error) return found
  if (sightOfThis(call, found.value) !== 'all') return refuse('forbidden')
  const shape = readShape(call, user)
  if (shape.error) return shape
  return ok({
    '@odata.context': contextOf(call, `users('${encodeURIComponent(found.value.id)}')/identities`, shape.value),
    value: found.value.properties.identities ?? [],
  })
}
