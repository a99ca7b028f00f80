// The app registration a connection signs in with, as the library wants it: at the endpoints that the table of clouds
// gives, by the one way out.

import { createPrivateKey, X509Certificate } from 'node:crypto'
import { type Cloud, hostOf } from '@countersign/core/clouds'
import * as oidc from 'openid-client'
import { asFetch, type Limits, type Send } from '../../platform/egress/index.ts'
import type { Credential } from '../credential.ts'

export type Registration = {
  cloud: Cloud
  tenant: string
  clientId: string
  credential: Extract<Credential, { kind: 'secret' | 'certificate' }>
}

/** An issuer answers within seconds, and briefly. */
export const issuerLimits: Partial<Limits> = { headMs: 15_000, bodyMs: 10_000, bytesMax: 1_000_000 }

/** Where a tenant signs people and applications in. */
export const tenantUrl = ({ authority }: Cloud, tenant: string): string => `${authority}/${tenant}`

export function configurationOf(send: Send, { cloud, tenant, clientId, credential }: Registration): oidc.Configuration {
  const base = tenantUrl(cloud, tenant)
  const server = {
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
  }
  const configuration = new oidc.Configuration(server, clientId, undefined, proofOf(credential))
  const out = asFetch(send, { hosts: [hostOf(cloud.authority)], limits: issuerLimits })
  configuration[oidc.customFetch] = out as oidc.CustomFetch // its bodies are what `asFetch` makes text of
  if (cloud.authority.startsWith('http:')) oidc.allowInsecureRequests(configuration)
  // Without it a forged signature would pass: the library else trusts the connection alone.
  oidc.enableNonRepudiationChecks(configuration)
  return configuration
}

/** A secret in the body; a certificate by a short letter signed with its key, named by its thumbprint. */
function proofOf(credential: Registration['credential']): oidc.ClientAuth {
  if (credential.kind === 'secret') return oidc.ClientSecretPost(credential.secret)
  const certificate = new X509Certificate(credential.certificate)
  const thumbprint = Buffer.from(certificate.fingerprint256.replaceAll(':', ''), 'hex').toString('base64url')
  let signing: Promise<oidc.ClientAuth> | undefined
  return async (server, client, body, headers) => {
    signing ??= signingKey(credential.privateKey).then((key) =>
      oidc.PrivateKeyJwt(key, {
        [oidc.modifyAssertion]: (header, payload) => {
          header['x5t#S256'] = thumbprint
          payload.aud = server.token_endpoint ?? payload.aud ?? '' // what Entra documents; the library says the issuer
        },
      }),
    )
    await (await signing)(server, client, body, headers)
  }
}

const signingKey = (privateKey: string): Promise<oidc.CryptoKey> =>
  crypto.subtle.importKey(
    'pkcs8',
    createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' }),
    { name: 'RSA-PSS', hash: 'SHA-256' },
    false,
    ['sign'],
  )
