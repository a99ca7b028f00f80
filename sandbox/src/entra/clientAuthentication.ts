// Which app is asking at /token, and whether it can prove it.

import type { Clock } from '../clock.ts'
import type { Store } from '../store/index.ts'
import { type AppRegistration, findRegistration, findSecret } from './appRegistrations.ts'
import { type Authority, notAdmitted } from './authority.ts'
import type { Parameters } from './parameters.ts'
import { good, type Outcome, refused } from './refusal.ts'

type Credentials = { clientId: string | undefined; secret: string | undefined }

export function authenticateClient(
  store: Store,
  clock: Clock,
  authority: Authority,
  parameters: Parameters,
  authorization: string | undefined,
): Outcome<AppRegistration> {
  const { clientId, secret } = readCredentials(parameters, authorization)
  if (clientId === undefined) return refused('parameterMissing', 'client_id')
  const app = findRegistration(store, clientId)
  if (!app) return refused('clientNotFound', clientId, authority.tenant.name)
  const foreign = notAdmitted(app, authority)
  if (foreign) return { ok: false, refusal: foreign }
  if (secret === undefined)
    return parameters.client_assertion === undefined ? refused('credentialMissing') : refused('assertionRefused')
  const known = findSecret(store, app.clientId, secret)
  if (!known) return refused('secretWrong', app.clientId)
  return known.endsAt <= clock().getTime() ? refused('secretExpired', app.clientId) : good(app)
}

/** Id and secret come in the body or by HTTP Basic, there form-encoded before they are joined by a colon. */
function readCredentials(parameters: Parameters, authorization: string | undefined): Credentials {
  const basic = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1]
  if (basic === undefined) return { clientId: parameters.client_id, secret: parameters.client_secret }
  const pair = Buffer.from(basic, 'base64').toString('utf8')
  const colon = pair.indexOf(':')
  if (colon < 0) return { clientId: parameters.client_id, secret: undefined }
  return { clientId: formDecoded(pair.slice(0, colon)), secret: formDecoded(pair.slice(colon + 1)) }
}

const formDecoded = (text: string): string =>
  new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? ''
