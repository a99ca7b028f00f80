// What an app asks for at /authorize, and the order in which Entra finds fault with it.
//
// R1  As long as tenant, app and redirect URI are not all known to be right, nothing is sent to the redirect URI:
//     the person sees a page.
// R2  From then on every fault goes back to the app.

import { type Person, personByName } from '../directory/index.ts'
import type { Premises } from '../premises.ts'
import { type AppRegistration, findRedirectUri, findRegistration, type Platform } from './apps/index.ts'
import { type Authority, notAdmitted, readAuthority } from './authority.ts'
import { type Parameters, readParameters } from './parameters.ts'
import { type Challenge, readChallenge } from './pkce.ts'
import { good, type Outcome, type Refusal, refused } from './refusal.ts'
import { type AnswerWord, readAnswerWords } from './responseType.ts'
import { readScope, type Scope } from './scopes.ts'
import { enabledServicePrincipal } from './servicePrincipals.ts'

/** Where the answer goes, and how it travels. */
export type ReturnAddress = { redirectUri: string; responseMode: ResponseMode; state: string | undefined }

export type ResponseMode = 'query' | 'fragment' | 'form_post'

export type AuthorizeRequest = {
  authority: Authority
  app: AppRegistration
  returnAddress: ReturnAddress
  /** That of the redirect URI. */
  platform: Platform
  /** What the app wants back at once. */
  answer: readonly AnswerWord[]
  scope: Scope
  prompt: Prompt | undefined
  /** The person the login hint names, if there is one of that name. */
  hinted: Person | undefined
  hint: string | undefined
  nonce: string | undefined
  challenge: Challenge | undefined
  /** Microsoft's client libraries ask to be told who it is beside the tokens. */
  wantsInfo: boolean
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
  const { authority, app, parameters, redirectUri, platform } = asker.value

  const state = parameters.state
  const fault = (refusal: Refusal, responseMode: ResponseMode): AuthorizeReading => ({
    ok: false,
    refusal,
    returnAddress: { redirectUri, responseMode, state },
    app,
  })
  const responseMode = readResponseMode(parameters)
  if (!responseMode.ok) return fault(responseMode.refusal, 'query')
  const wishes = readWishes(premises, authority, app, parameters)
  if (!wishes.ok) return fault(wishes.refusal, responseMode.value)

  const hint = parameters.login_hint
  return {
    ok: true,
    request: {
      authority,
      app,
      returnAddress: { redirectUri, responseMode: responseMode.value, state },
      platform,
      ...wishes.value,
      hint,
      hinted: hint === undefined ? undefined : personByName(premises.directory, hint),
      nonce: parameters.nonce,
      wantsInfo: parameters.client_info === '1',
    },
  }
}

type Asker = {
  authority: Authority
  app: AppRegistration
  parameters: Parameters
  redirectUri: string
  platform: Platform
}

function readAsker({ store, directory }: Premises, tenantName: string, search: URLSearchParams): Outcome<Asker> {
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
  const registered = findRedirectUri(store, clientId, redirectUri)
  if (!registered) return refused('redirectUriMismatch', redirectUri, app.clientId)
  if (!enabledServicePrincipal(directory, app)) return refused('clientDisabled', app.clientId, app.displayName)
  const { platform } = registered
  return good({ authority: authority.value, app, parameters: parameters.value, redirectUri, platform })
}

/** Tokens never travel in a query, where they would end up in logs: without a mode they come behind the #. */
function readResponseMode({ response_mode: mode, response_type: type = '' }: Parameters): Outcome<ResponseMode> {
  const isToken = type.split(' ').some((word) => word === 'token' || word === 'id_token')
  if (mode === undefined) return good(isToken ? 'fragment' : 'query')
  const isPlayed = mode === 'query' || mode === 'fragment' || mode === 'form_post'
  return isPlayed && !(mode === 'query' && isToken) ? good(mode) : refused('unsupportedResponseMode', mode)
}

type Wishes = {
  answer: readonly AnswerWord[]
  scope: Scope
  prompt: Prompt | undefined
  challenge: Challenge | undefined
}

function readWishes(
  premises: Premises,
  authority: Authority,
  app: AppRegistration,
  parameters: Parameters,
): Outcome<Wishes> {
  const answer = readAnswerWords(app, parameters)
  if (!answer.ok) return answer
  const scope = readScope(premises, app, authority.tenant, parameters.scope ?? '')
  if (!scope.ok) return scope
  const prompt = readPrompt(parameters.prompt)
  if (!prompt.ok) return prompt
  const challenge = readChallenge(parameters)
  if (!challenge.ok) return challenge
  return good({ answer: answer.value, scope: scope.value, prompt: prompt.value, challenge: challenge.value })
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
