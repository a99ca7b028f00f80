// Which app is asking at /token, and whether it can prove it.
//
// C1  A server proves itself by a secret or by an assertion signed with its certificate.
// C2  A page in a browser and a program on somebody's machine keep no secret: whoever sends one there is refused. A page
//     asks from another origin, and only a page does.

import type { DirectoryObject } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { type AppRegistration, findRegistration, findSecret, type Platform } from '../apps/index.ts'
import { type Authority, notAdmitted } from '../authority.ts'
import type { Parameters } from '../parameters.ts'
import { good, type Outcome, type Refusal, refuse, refused } from '../refusal.ts'
import { enabledServicePrincipal } from '../servicePrincipals.ts'
import type { ClientProof } from '../tokens.ts'
import { assertionRefusal } from './assertion.ts'

/** The headers that tell who asks. */
export type Asker = { authorization: string | undefined; origin: string | undefined }

export type Client = {
  app: AppRegistration
  servicePrincipal: DirectoryObject
  proof: ClientProof
  platform: Platform
}

type Credentials = { clientId: string | undefined; secret: string | undefined }

/** `platformOf`: what the grant that is exchanged says of the app. */
export function authenticateClient(
  premises: Premises,
  authority: Authority,
  parameters: Parameters,
  asker: Asker,
  platformOf: (app: AppRegistration) => Platform,
): Outcome<Client> {
  const { clientId, secret } = readCredentials(parameters, asker.authorization)
  if (clientId === undefined) return refused('parameterMissing', 'client_id')
  const app = findRegistration(premises.store, clientId)
  if (!app) return refused('clientNotFound', clientId, authority.tenant.name)
  const foreign = notAdmitted(app, authority)
  if (foreign) return { ok: false, refusal: foreign }
  const servicePrincipal = enabledServicePrincipal(premises.directory, app)
  if (!servicePrincipal) return refused('clientDisabled', app.clientId, app.displayName)
  const platform = platformOf(app)
  const proof = proofOf(parameters, secret)
  const refusal =
    originRefusal(platform, asker.origin) ??
    (platform === 'web'
      ? credentialRefusal(premises, authority, app, parameters, secret, proof)
      : proof === 'none'
        ? undefined
        : refuse('publicClientWithSecret'))
  return refusal ? { ok: false, refusal } : good({ app, servicePrincipal, proof, platform })
}

const proofOf = ({ client_assertion: assertion }: Parameters, secret: string | undefined): ClientProof =>
  assertion !== undefined ? 'certificate' : secret !== undefined ? 'secret' : 'none'

function originRefusal(platform: Platform, origin: string | undefined): Refusal | undefined {
  if (platform === 'spa') return origin === undefined ? refuse('crossOriginOnly') : undefined
  return origin === undefined ? undefined : refuse('crossOriginRefused', origin)
}

function credentialRefusal(
  premises: Premises,
  authority: Authority,
  app: AppRegistration,
  parameters: Parameters,
  secret: string | undefined,
  proof: ClientProof,
): Refusal | undefined {
  switch (proof) {
    case 'none':
      return refuse('credentialMissing')
    case 'certificate':
      return assertionRefusal(premises, authority, app, parameters)
    case 'secret':
      return secretRefusal(premises, app, secret ?? '')
  }
}

/** A secret ends by the sandbox's clock, or because somebody wants to see what happens when one does. */
function secretRefusal({ store, clock, faults }: Premises, app: AppRegistration, secret: string): Refusal | undefined {
  const known = findSecret(store, app.clientId, secret)
  if (!known) return refuse('secretWrong', app.clientId)
  const isOver = known.endsAt <= clock().getTime() || faults.strikes('expired-secret', { clientId: app.clientId })
  return isOver ? refuse('secretExpired', app.clientId) : undefined
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
