import type { Call, Operation } from './call.ts'
import { findObject } from './lookUp.ts'
import * as needs from './needs.ts'
import { answerCollection, answerCount, answerObject, directSight } from './query/index.ts'
import { type RelationRead, relationOperations } from './relationOperations.ts'
import { device } from './resources/index.ts'

const find: RelationRead['find'] = (call, key) => findObject(call, key, 'device')

const all = (call: Call) => ({
  resource: device,
  objects: call.premises.directory.seen().all('device'),
  set: 'devices',
  sight: () => directSight(call),
})

const relation = (name: RelationRead['name'], casts: RelationRead['casts']): RelationRead => ({
  of: '/devices/{id}',
  name,
  needs: needs.readDevices,
  casts,
  find,
})

export const deviceOperations: readonly Operation[] = [
  { method: 'GET', path: '/devices', needs: needs.readDevices, run: (call) => answerCollection(call, all(call)) },
  { method: 'GET', path: '/devices/$count', needs: needs.readDevices, run: (call) => answerCount(call, all(call)) },
  {
    method: 'GET',
    path: '/devices/{id}',
    needs: needs.readDevices,
    run: (call) => {
      const found = find(call, call.keys[0] ?? '')
      return found.error ? found : answerObject(call, device, found.value, 'devices', directSight(call))
    },
  },
  ...[
    relation('registeredOwners', ['user']),
    relation('registeredUsers', ['user']),
    relation('memberOf', ['group']),
    relation('transitiveMemberOf', ['group']),
  ].flatMap(relationOperations),
]
