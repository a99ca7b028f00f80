// `/_sandbox/apps/{id}/…`: what an app asks for, who has agreed to it, and its own roles; `/_sandbox/tenant`: what holds for all.

import { Hono } from 'hono'
import { z } from 'zod'
import { type Person, personById, personByName } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { removeRole } from '../apps/index.ts'
import { agreeToAll, consentRequests, revokeOfPerson } from '../consents/index.ts'
import { changePolicy, readPolicy } from '../policy.ts'
import type { Traced } from '../traced.ts'
import { defined, gone, ofApp, onApp, oneApp, settle, showApp, withBody } from './answering.ts'
import { addPermission, createRole, giveRole, removePermission, takeRole } from './apps.ts'
import { revokeAdminConsent } from './consents.ts'

const permissionBody = z.strictObject({
  resource: z.string(),
  kind: z.enum(['delegated', 'application']),
  permission: z.string(),
})

const roleBody = z.strictObject({ value: z.string().min(1), displayName: z.string().min(1) })

const holderBody = z.strictObject({ role: z.string(), user: z.string() })

const policyBody = z.strictObject({
  requiresMfa: z.boolean().optional(),
  userConsent: z.enum(['allowed', 'none']).optional(),
  takesConsentRequests: z.boolean().optional(),
})

export function grantRoutes(premises: Premises): Hono<Traced> {
  const { store } = premises
  const policy = () => ({ ...readPolicy(store), consentRequests: consentRequests(store) })
  return new Hono<Traced>()
    .post(`${oneApp}/permissions`, (c) =>
      onApp(c, premises, permissionBody, (app, { resource, kind, permission }) =>
        settle(c, premises, app, addPermission(premises, app, resource, kind, permission)),
      ),
    )
    .delete(`${oneApp}/permissions`, (c) =>
      ofApp(c, premises, (app) => {
        const asked = permissionBody.safeParse(c.req.query())
        return gone(c, asked.success && removePermission(premises, app, asked.data))
      }),
    )
    .post(`${oneApp}/admin-consent`, (c) =>
      ofApp(c, premises, (app) => {
        agreeToAll(premises, app)
        return showApp(c, premises, app)
      }),
    )
    .delete(`${oneApp}/admin-consent`, (c) =>
      ofApp(c, premises, (app) => {
        revokeAdminConsent(premises, app)
        return showApp(c, premises, app)
      }),
    )
    .delete(`${oneApp}/personal-consents/:user`, (c) =>
      ofApp(c, premises, (app) => {
        const person = find(premises, c.req.param('user') ?? '')
        return gone(c, person !== undefined && revokeOfPerson(store, app.clientId, person.id))
      }),
    )
    .post(`${oneApp}/roles`, (c) =>
      onApp(c, premises, roleBody, (app, { value, displayName }) =>
        settle(c, premises, app, createRole(premises, app, value, displayName)),
      ),
    )
    .delete(`${oneApp}/roles/:id`, (c) =>
      ofApp(c, premises, (app) => gone(c, removeRole(store, app.clientId, c.req.param('id') ?? ''))),
    )
    .post(`${oneApp}/role-holders`, (c) =>
      onApp(c, premises, holderBody, (app, { role, user }) => {
        const person = find(premises, user)
        return person
          ? settle(c, premises, app, giveRole(premises, app, role, person))
          : c.json({ error: `There is nobody called ${user}.` }, 400)
      }),
    )
    .delete(`${oneApp}/role-holders/:role/:user`, (c) =>
      ofApp(c, premises, (app) => {
        const person = find(premises, c.req.param('user') ?? '')
        return gone(c, person !== undefined && takeRole(premises, app, c.req.param('role') ?? '', person))
      }),
    )
    .get('/_sandbox/tenant', (c) => c.json(policy()))
    .post('/_sandbox/tenant', (c) =>
      withBody(c, policyBody, (changes) => {
        changePolicy(store, defined(changes))
        return c.json(policy())
      }),
    )
}

const find = ({ directory }: Premises, user: string): Person | undefined =>
  personByName(directory, user) ?? personById(directory, user)
