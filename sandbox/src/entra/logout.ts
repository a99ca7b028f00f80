// Sign-out: ends the browser's session, then goes where the app asks, if that address is registered.

import { type Context, Hono } from 'hono'
import { messagePage, show } from '../pages/index.ts'
import type { Premises } from '../premises.ts'
import { answerApp, refusePerson } from './answers.ts'
import { isRegisteredAnywhere } from './apps/index.ts'
import { readAuthority } from './authority.ts'
import { atDoor } from './door.ts'
import { formOf, queryOf, readParameters } from './parameters.ts'
import { endSession } from './sessions.ts'
import type { Traced } from './traced.ts'

const path = '/:tenant/oauth2/v2.0/logout'

export const logoutRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(path, (c) => logout(c, atDoor(c, premises), queryOf(c)))
    .post(path, async (c) => logout(c, atDoor(c, premises), await formOf(c)))

function logout(c: Context<Traced>, premises: Premises, search: URLSearchParams): Response | Promise<Response> {
  const authority = readAuthority(premises.store, c.req.param('tenant') ?? '')
  if (!authority.ok) return refusePerson(c, premises, authority.refusal)
  const parameters = readParameters(search)
  if (!parameters.ok) return refusePerson(c, premises, parameters.refusal)
  endSession(c, premises)
  const { post_logout_redirect_uri: redirectUri, state } = parameters.value
  if (redirectUri !== undefined && isRegisteredAnywhere(premises.store, redirectUri))
    return answerApp(c, premises, { redirectUri, responseMode: 'query', state }, {})
  const { name } = authority.value.tenant
  return show(
    c,
    messagePage(
      name,
      'You signed out of your account',
      'This browser is no longer signed in here. The app you came from may still keep a session of its own.',
    ),
  )
}
