// "Get new access token": a page that is an app like any other. It asks Entra over Entra's own endpoints, and is given,
// or refused, what any app would be.

import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { homeTenant } from '../../directory/index.ts'
import { getTokenPage, show } from '../../pages/index.ts'
import type { Premises } from '../../premises.ts'
import { allowRedirectUri } from '../administration/index.ts'
import { type AppRegistration, appRegistrations, findRedirectUri, findRegistration } from '../apps/index.ts'
import { canaryFor, isOwnForm } from '../canary.ts'
import { atDoor } from '../door.ts'
import { formOf } from '../parameters.ts'
import { refuse } from '../refusal.ts'
import { flowService, graph } from '../resources/index.ts'
import { newSecret } from '../secrets.ts'
import { redeem, tokenAnswer } from '../token.ts'
import type { Traced } from '../traced.ts'
import { recall, remember } from './pending.ts'
import { showRefusal, showReturnedRefusal, showTokens } from './result.ts'

type Answer = Response | Promise<Response>

const path = '/get-a-token'

export const getTokenRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(path, (c) => showForm(c, atDoor(c, premises), {}))
    .post(path, async (c) => ask(c, atDoor(c, premises), await formOf(c)))
    .post(`${path}/callback`, async (c) => returned(c, atDoor(c, premises), await formOf(c)))

const callbackOf = ({ url }: Premises): string => `${url}${path}/callback`

const grants = [
  { value: 'token', label: 'Implicit', hint: 'A person signs in; the token comes back at once, if the app allows it' },
  { value: 'code', label: 'Authorization code (with PKCE)', hint: 'A person signs in; the app proves who it is' },
  { value: 'client_credentials', label: 'Client credentials', hint: 'The app for itself, nobody signs in' },
] as const

type Filled = { clientId?: string | undefined; grant?: string; scope?: string; unregistered?: AppRegistration }

function showForm(c: Context<Traced>, premises: Premises, { clientId, grant, scope, unregistered }: Filled): Answer {
  const { store, url } = premises
  const apps = appRegistrations(store)
  return show(
    c,
    getTokenPage({
      companyName: homeTenant(store).name,
      canary: canaryFor(c, url),
      apps,
      grants,
      filled: {
        clientId: clientId ?? apps[0]?.clientId ?? '',
        grant: grant ?? grants[0].value,
        scope: scope ?? `${url}/.default`,
      },
      callback: callbackOf(premises),
      scopes: [
        { value: `${url}/.default`, label: 'Dataverse' },
        { value: `${graph.id}/.default`, label: graph.displayName },
        { value: `${flowService.id}//.default`, label: 'Triggers of flows: with two slashes' },
      ],
      unregistered: unregistered?.displayName,
    }),
  )
}

function ask(c: Context<Traced>, premises: Premises, form: URLSearchParams): Answer {
  const app = findRegistration(premises.store, form.get('client_id') ?? '')
  if (!app || !isOwnForm(c, premises.url, form.get('canary') ?? undefined))
    return showRefusal(c, premises, refuse('formForeign'))
  const grant = form.get('grant') ?? ''
  const scope = form.get('scope') ?? ''
  const secret = form.get('client_secret') ?? ''
  if (form.get('do') === 'register') allowRedirectUri(premises, app, callbackOf(premises), 'web')
  if (grant === 'client_credentials')
    return exchange(c, premises, { grant_type: grant, client_id: app.clientId, client_secret: secret, scope })
  if (!findRedirectUri(premises.store, app.clientId, callbackOf(premises)))
    return showForm(c, premises, { clientId: app.clientId, grant, scope, unregistered: app })
  return form.get('do') === 'register'
    ? showForm(c, premises, { clientId: app.clientId, grant, scope })
    : sendToSignIn(c, premises, app, grant, scope, secret)
}

/** The person picks an account, every time: whoever wants a token may want it of somebody else. */
function sendToSignIn(
  c: Context<Traced>,
  premises: Premises,
  app: AppRegistration,
  grant: string,
  scope: string,
  secret: string,
): Answer {
  const [state, verifier] = [newSecret(), newSecret()]
  remember(c, premises.url, { clientId: app.clientId, scope, secret, state, verifier })
  const query = new URLSearchParams({
    client_id: app.clientId,
    response_type: grant,
    redirect_uri: callbackOf(premises),
    response_mode: 'form_post',
    scope,
    state,
    prompt: 'select_account',
    ...(grant === 'code'
      ? { code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256' }
      : {}),
  })
  return c.redirect(`/${homeTenant(premises.store).id}/oauth2/v2.0/authorize?${query}`, 303)
}

function returned(c: Context<Traced>, premises: Premises, form: URLSearchParams): Answer {
  const asked = recall(c, premises.url)
  if (asked === undefined || asked.state !== form.get('state')) return showRefusal(c, premises, refuse('formForeign'))
  if (form.has('error')) return showReturnedRefusal(c, premises, form)
  const code = form.get('code')
  if (code === null) return showTokens(c, premises, Object.fromEntries(form))
  return exchange(c, premises, {
    grant_type: 'authorization_code',
    client_id: asked.clientId,
    client_secret: asked.secret,
    scope: asked.scope,
    code,
    code_verifier: asked.verifier,
    redirect_uri: callbackOf(premises),
  })
}

async function exchange(c: Context<Traced>, premises: Premises, fields: Record<string, string>): Promise<Response> {
  const asker = { authorization: undefined, origin: undefined }
  const granted = redeem(premises, homeTenant(premises.store).id, new URLSearchParams(fields), asker)
  return granted.ok
    ? showTokens(c, premises, await tokenAnswer(premises, granted.value, false))
    : showRefusal(c, premises, granted.refusal)
}
