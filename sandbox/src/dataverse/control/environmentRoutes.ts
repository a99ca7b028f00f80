// What an administrator or a maker does on Microsoft's pages, for a program: machines, connections of desktop flows,
// members of the environment with their roles; and what only the sandbox knows.

import { Hono } from 'hono'
import { z } from 'zod'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import {
  createDesktopConnection,
  desktopConnections,
  findDesktopConnection,
  removeDesktopConnection,
} from '../connections/index.ts'
import { addMachine, findMachine, machines } from '../machines/index.ts'
import {
  addUser,
  type DataverseUser,
  dataverseUsers,
  findUser,
  securityRoles,
  setDisabled,
  setRoles,
} from '../security/index.ts'
import type { ServiceProtection } from '../serviceProtection.ts'
import { turnMachine } from '../sessions/index.ts'
import { setLocalCallbacks, takesLocalCallbacks } from '../settings.ts'
import { missing, withBody } from './answering.ts'
import { objectIdOf, principal } from './principal.ts'

const newMachine = z.strictObject({
  name: z.string().min(1),
  description: z.string().default(''),
  isOnline: z.boolean().default(true),
})

export const machineRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/_sandbox/machines', (c) => c.json({ machines: machines(premises.store) }))
    .post('/_sandbox/machines', (c) => withBody(c, newMachine, (machine) => c.json(addMachine(premises, machine), 201)))
    .patch('/_sandbox/machines/:id', (c) =>
      withBody(c, z.strictObject({ isOnline: z.boolean() }), ({ isOnline }) => {
        const id = c.req.param('id')
        if (!findMachine(premises.store, id)) return missing(c, 'machine')
        turnMachine(premises, id, isOnline)
        return c.json(findMachine(premises.store, id))
      }),
    )

const newConnection = z.strictObject({
  ...principal,
  machineId: z.string(),
  domain: z.string().default(''),
  userName: z.string().min(1),
  runOwner: z.string().optional(),
})

export const connectionRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/_sandbox/desktop-connections', (c) => c.json({ connections: desktopConnections(premises.store) }))
    .post('/_sandbox/desktop-connections', (c) =>
      withBody(c, newConnection, ({ user, app, runOwner, ...connection }) => {
        const ownerId = objectIdOf(premises, { user, app })
        const runOwnerId = runOwner === undefined ? null : objectIdOf(premises, { app: runOwner })
        if (ownerId === undefined || runOwnerId === undefined) return missing(c, 'person or app')
        const made = createDesktopConnection(premises, { ...connection, ownerId, runOwnerId })
        return made ? c.json(made, 201) : missing(c, 'machine')
      }),
    )
    .delete('/_sandbox/desktop-connections/:name', (c) => {
      const name = c.req.param('name')
      if (!findDesktopConnection(premises.store, name)) return missing(c, 'connection')
      removeDesktopConnection(premises.store, name)
      return c.body(null, 204)
    })

const roleNames = z.array(z.enum(securityRoles.map(({ name }) => name)))

const newUser = z.strictObject({ ...principal, roles: roleNames.default([]) })

const userChanges = z.strictObject({ roles: roleNames.optional(), isDisabled: z.boolean().optional() })

export const memberRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/_sandbox/dataverse/users', (c) => c.json({ users: dataverseUsers(premises).map(userView) }))
    .post('/_sandbox/dataverse/users', (c) =>
      withBody(c, newUser, ({ user, app, roles }) => {
        const objectId = objectIdOf(premises, { user, app })
        if (objectId === undefined) return missing(c, 'person or app')
        const added = addUser(premises, objectId, idsOf(roles))
        return added.ok ? c.json(userView(added.user), 201) : c.json({ error: added.refusal.code }, 409)
      }),
    )
    .patch('/_sandbox/dataverse/users/:id', (c) =>
      withBody(c, userChanges, ({ roles, isDisabled }) => {
        const user = findUser(premises, c.req.param('id'))
        if (!user) return missing(c, 'user')
        if (roles) setRoles(premises, user.id, idsOf(roles))
        if (isDisabled !== undefined) setDisabled(premises, user.id, isDisabled)
        return c.json(userView(findUser(premises, user.id) ?? user))
      }),
    )

const idsOf = (names: readonly string[]): string[] =>
  securityRoles.flatMap(({ id, name }) => (names.includes(name) ? [id] : []))

const userView = ({ roles, ...user }: DataverseUser) => ({ ...user, roles: roles.map(({ name }) => name) })

const settingsBody = z.strictObject({
  takesLocalCallbacks: z.boolean().optional(),
  isThrottled: z.boolean().optional(),
})

export function settingRoutes({ store }: Premises, protection: ServiceProtection): Hono<Traced> {
  const view = () => ({ takesLocalCallbacks: takesLocalCallbacks(store), isThrottled: protection.isOn() })
  return new Hono<Traced>()
    .get('/_sandbox/dataverse/settings', (c) => c.json(view()))
    .post('/_sandbox/dataverse/settings', (c) =>
      withBody(c, settingsBody, ({ takesLocalCallbacks: takes, isThrottled }) => {
        if (takes !== undefined) setLocalCallbacks(store, takes)
        if (isThrottled !== undefined) protection.turn(isThrottled)
        return c.json(view())
      }),
    )
}
