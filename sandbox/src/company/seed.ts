// Fills an empty directory with Alder Instruments; whoever is there already is left alone.

import {
  createGroup,
  createUser,
  type Directory,
  deleteObject,
  type NewGroup,
  type Outcome,
  setManager,
  setTenant,
} from '../directory/index.ts'
import { stableId, tenant } from './alder.ts'
import { devices } from './devices.ts'
import { employeeId, employees } from './employees.ts'
import { deviceGroup, deviceGroupId, groups } from './groups.ts'
import { guests } from './guests.ts'
import { directoryRoles } from './roles.ts'
import { formerEmployee, leaver, userOf, userOfGuest } from './users.ts'

export function seedCompany(directory: Directory): void {
  setTenant(directory.store, tenant)
  if (directory.sequence().latest > 0) return
  for (const employee of employees) must(createUser(directory, userOf(employee), employee.id))
  for (const { id, manager } of employees) if (manager !== null) must(setManager(directory, id, manager))
  for (const guest of guests) must(createUser(directory, userOfGuest(guest), guest.id))
  must(createUser(directory, leaver, stableId('user/leaver')))
  must(createUser(directory, formerEmployee, stableId('user/former')))
  must(deleteObject(directory, stableId('user/former')))
  seedDevices(directory)
  seedRoles(directory)
  for (const { id, properties, owners, members } of groups)
    must(createGroup(directory, properties as NewGroup, { owners, members }, id))
  directory.backdate()
}

function seedRoles(directory: Directory): void {
  directory.change(({ put, link }) => {
    for (const { id, members, ...properties } of directoryRoles) {
      put({ id, kind: 'directoryRole', state: 'live', properties })
      for (const member of members) link(id, 'member', member)
    }
  })
}

function seedDevices(directory: Directory): void {
  directory.change(({ put, link }) => {
    for (const { id, properties, ownerId } of devices) {
      put({ id, kind: 'device', state: 'live', properties })
      link(id, 'owner', ownerId)
    }
  })
  const members = devices.map(({ id }) => id)
  must(createGroup(directory, deviceGroup as NewGroup, { owners: [employeeId('lars')], members }, deviceGroupId))
}

/** The company is consistent, or this is our bug. */
function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`the company cannot be: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}
