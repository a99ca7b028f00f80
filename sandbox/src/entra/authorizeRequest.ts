// What an app asks for at /authorize, and the order in which Entra finds fault with it.
//
// R1  As long as tenant, app and redirect URI are not all known to be right, nothing is sent to the redirect URI:
//     the person sees a page.
// R2  From then on every fault goes back to the app.

import { type Person, personByName } from '../company/index.ts'
import { type AppRegistration, findRegistration, redirectUrisOf } from './appRegistrations.ts'
import { type Authority, notAdmitted, readAuthority } from './authority.ts'
import { type Parameters, readParameters } from './parameters.ts'
import { type Challenge, readChallenge } from './pkce.ts'
import type { Premises } from './premises.ts'
import { good, type Outcome, type Refusal, refuse, refused } from './refusal.ts'
import { readScope, type Scope } from './scopes.ts'

/** Where the answer goes, and how it travels. */
export type ReturnAddress = { redirectUri: string; responseMode: ResponseMode; state: string | undefined }

export type ResponseMode = 'query' | 'fragment' | 'form_post'

export type AuthorizeRequest = {
  authority: Authority
  app: AppRegistration
  returnAddress: ReturnAddress
  scope: Scope
  prompt: Prompt | undefined
  /** The person the login hint names, if there is one of that name. */
  hinted: Person | undefined
  hint: string | undefined
  nonce: string | undefined
  challenge: Challenge | undefined
}

export type Prompt = 'login' | 'none' | 'consent' | 'select_account'

export type AuthorizeReading =
  | { ok: true; request: AuthorizeRequest }
  | { ok: false; refusal: Refusal; returnAddress: ReturnAddress | undefined; app: AppRegistration | undefined }

export function readAuthorizeRequest(
  premises: Premises,
  tenantName: string,
  search: URLSearchParams,
): AuthorizeReading {
  const asker = readAsker(premises, tenantName, search)
  if (!asker.ok) return { ok: false, refusal: asker.refusal, returnAddress: undefined, app: undefined }
  const { authority, app, parameters, redirectUri } = asker.value

  const state = parameters.state
  const fault = (refusal: Refusal, responseMode: ResponseMode): AuthorizeReading => ({
    ok: false,
    refusal,
    returnAddress: { redirectUri, responseMode, state },
    app,
  })
  const responseMode = readResponseMode(parameters)
  if (!responseMode.ok) return fault(responseMode.refusal, 'query')
  const wishes = readWishes(premises, authority, parameters)
  if (!wishes.ok) return fault(wishes.refusal, responseMode.value)

  const hint = parameters.login_hint
  return {
    ok: true,
    request: {
      authority,
      app,
      returnAddress: { redirectUri, responseMode: responseMode.value, state },
      ...wishes.value,
      hint,
      hinted: hint === undefined ? undefined : personByName(premises.store, hint),
      nonce: parameters.nonce,
    },
  }
}

type Asker = { authority: Authority; app: AppRegistration; parameters: Parameters; redirectUri: string }

function readAsker({ store }: Premises, tenantName: string, search: URLSearchParams): Outcome<Asker> {
  const authority = readAuthority(store, tenantName)
  if (!authority.ok) return authority
  const parameters = readParameters(search)
  if (!parameters.ok) return parameters
  const { client_id: clientId, redirect_uri: redirectUri } = parameters.value
  if (clientId === undefined) return refused('parameterMissing', 'client_id')
  const app = findRegistration(store, clientId)
  if (!app) return refused('clientNotFound', clientId, authority.value.tenant.name)
  const foreign = notAdmitted(app, authority.value)
  if (foreign) return { ok: false, refusal: foreign }
  if (redirectUri === undefined) return refused('parameterMissing', 'redirect_uri')
  if (!redirectUrisOf(store, clientId).includes(redirectUri))
    return refused('redirectUriMismatch', redirectUri, app.clientId)
  return good({ authority: authority.value, app, parameters: parameters.value, redirectUri })
}

function readResponseMode(parameters: Parameters): Outcome<ResponseMode> {
  const mode = parameters.response_mode ?? 'query'
  return mode === 'query' || mode === 'fragment' || mode === 'form_post'
    ? good(mode)
    : refused('unsupportedResponseMode', mode)
}

type Wishes = { scope: Scope; prompt: Prompt | undefined; challenge: Challenge | undefined }

function readWishes({ url }: Premises, authority: Authority, parameters: Parameters): Outcome<Wishes> {
  const unsupported = responseTypeRefusal(parameters.response_type)
  if (unsupported) return { ok: false, refusal: unsupported }
  const scope = readScope(parameters.scope ?? '', url, authority.tenant)
  if (!scope.ok) return scope
  const prompt = readPrompt(parameters.prompt)
  if (!prompt.ok) return prompt
  const challenge = readChallenge(parameters)
  if (!challenge.ok) return challenge
  return good({ scope: scope.value, prompt: prompt.value, challenge: challenge.value })
}

/** The order of the words in a response type does not matter; the implicit ones are off until an app turns them on. */
function responseTypeRefusal(responseType: string | undefined): Refusal | undefined {
  if (responseType === undefined) return refuse('parameterMissing', 'response_type')
  const words = responseType.split(' ').sort()
  if (words.join(' ') === 'code') return undefined
  if (!words.every((word) => ['code', 'id_token', 'token'].includes(word)))
    return refuse('unsupportedResponseType', responseType)
  return words.includes('id_token') ? refuse('implicitIdTokenOff') : refuse('implicitTokenOff')
}

function readPrompt(prompt: string | undefined): Outcome<Prompt | undefined> {
  switch (prompt) {
    case undefined:
    case 'login':
    case 'none':
    case 'consent':
    case 'select_account':
      return good(prompt)
    default:
      return refused('unsupportedPrompt', prompt)
  }
}
