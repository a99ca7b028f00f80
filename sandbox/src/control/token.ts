import { Hono } from 'hono'
import { homeTenant, type Person, personById, personByName } from '../directory/index.ts'
import {
  applicationToken,
  appRegistrations,
  delegatedToken,
  findRegistration,
  findResource,
  graph,
  servicePrincipalOf,
  type Traced,
} from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import { bodyOf } from './body.ts'

/**
 * A token with just the permissions wanted, for Graph or the resource that is named, whatever anybody has consented to:
 * for tests of what is refused.
 */
export const tokenRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>().post('/_sandbox/token', async (c) => {
    const { permissions, user, app, proof, resource: name = graph.id } = await bodyOf(c)
    const resource = findResource(premises, String(name))
    const registration =
      app === undefined ? appRegistrations(premises.store)[0] : findRegistration(premises.store, String(app))
    const person = user === undefined ? undefined : find(premises, String(user))
    const servicePrincipal = registration && servicePrincipalOf(premises.directory, registration.clientId)
    if (!isTexts(permissions) || !registration || !servicePrincipal || !resource || (user !== undefined && !person))
      return c.json(
        {
          error:
            'Send { "permissions": ["User.Read.All"], "user"?: "ada@…", "app"?: "client id", "resource"?: "https://…", "proof"?: "certificate" }.',
        },
        400,
      )
    const tenant = homeTenant(premises.store)
    const grant = {
      app: registration,
      tenant,
      resource,
      audience: String(name),
      permissions,
      ...(proof === 'certificate' ? ({ proof } as const) : {}),
    }
    const token = person
      ? await delegatedToken(premises, { ...grant, person })
      : await applicationToken(premises, { ...grant, servicePrincipalId: servicePrincipal.id })
    return c.json({ access_token: token })
  })

const find = ({ directory }: Premises, user: string): Person | undefined =>
  personByName(directory, user) ?? personById(directory, user)

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
