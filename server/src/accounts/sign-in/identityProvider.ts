// The OpenID Connect issuer people sign in at: discovery once, then its answers checked against it.

import type { RoleClaims } from '@countersign/core/accounts'
import * as oidc from 'openid-client'
import type { IdentityProvider as Registration } from '../../platform/config.ts'
import { storable } from '../../platform/storable.ts'
import type { SignedInAs } from '../sql.ts'

export type Checks = { state: string; nonce: string; verifier: string }

/** Whoever came back, and when the issuer asked them; it need not say so. */
export type CameBack = SignedInAs & { authenticatedAt: Date | null }

export type IdentityProvider = {
  issuer: string
  /** Where the browser goes to sign in; `anew`, to be asked whoever is signed in there already. */
  startUrl(checks: Checks, anew?: boolean): Promise<URL>
  /** Turns the browser's return into a person; throws `SignInRefused` or `IssuerUnreachable`. */
  finish(returned: URL, checks: Checks): Promise<CameBack>
  /** Where the browser goes to sign out there too; the issuer may have no such place. */
  endUrl(): Promise<URL | undefined>
  /** For the health page: throws when the issuer does not answer. */
  reach(): Promise<void>
}

/** What an issuer may answer in the place of a code (OAuth 2.0 and OpenID Connect); anything else is "other". */
const issuerCodes = [
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
  'invalid_request',
  'unauthorized_client',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
] as const

export type IssuerCode = (typeof issuerCodes)[number] | 'other'

export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  /** Present when the issuer itself said no; else what came back was no good. */
  readonly code: IssuerCode | undefined

  constructor(message: string, code: IssuerCode | undefined, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

export class IssuerUnreachable extends Error {
  override readonly name = 'IssuerUnreachable'
}

const discoveredForMs = 3_600_000 // keys and addresses of an issuer change rarely; an hour is its notice

export function identityProvider(registration: Registration, url: URL, nowMs: () => number): IdentityProvider {
  const redirectUri = new URL('/sign-in/callback', url).href
  let discovered: { atMs: number; configuration: Promise<oidc.Configuration> } | undefined

  /** Single flight; a failure is not remembered, so that the next sign-in tries again. */
  function configuration(): Promise<oidc.Configuration> {
    if (!discovered || nowMs() - discovered.atMs > discoveredForMs) {
      const current = { atMs: nowMs(), configuration: discover(registration) }
      discovered = current
      current.configuration.catch(() => {
        if (discovered === current) discovered = undefined
      })
    }
    return discovered.configuration
  }

  return {
    issuer: registration.issuer.href,
    startUrl: async ({ state, nonce, verifier }, anew = false) =>
      oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // Issuers that heed OpenID Connect tell by `max_age` when they asked; Entra has a claim of its own for that.
        ...(anew && { prompt: 'login', max_age: '0' }),
      }),
    finish: async (returned, { state, nonce, verifier }) => {
      const tokens = await oidc
        .authorizationCodeGrant(await configuration(), returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        .catch((cause: unknown) => {
          throw reasonOf(cause)
        })
      const claims = tokens.claims()
      if (!claims) throw new SignInRefused('The identity provider sent no id token.', undefined)
      return { ...signedInAs(registration.issuer.href, claims), authenticatedAt: authenticatedAt(claims) }
    },
    endUrl: async () => {
      const config = await configuration()
      if (!config.serverMetadata().end_session_endpoint) return undefined
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: new URL('/', url).href })
    },
    reach: async () => {
      await discover(registration)
    },
  }
}

const discover = ({ issuer, clientId, clientSecret, sandbox }: Registration): Promise<oidc.Configuration> =>
  oidc
    .discovery(issuer, clientId, undefined, oidc.ClientSecretPost(clientSecret), {
      // Without the second line a forged signature would pass: the library else trusts the connection alone.
      execute: [...(sandbox ? [oidc.allowInsecureRequests] : []), oidc.enableNonRepudiationChecks],
      timeout: 10,
    })
    .catch((cause: unknown) => {
      throw new IssuerUnreachable(`${issuer.href} could not be discovered: ${messageOf(cause)}`, { cause })
    })

/** An answer that says no is a refusal; no answer is a fault of the way there. */
function reasonOf(cause: unknown): Error {
  if (cause instanceof oidc.AuthorizationResponseError)
    return new SignInRefused(
      cause.error_description ?? cause.error,
      issuerCodes.find((code) => code === cause.error) ?? 'other',
      { cause },
    )
  if (cause instanceof oidc.ResponseBodyError)
    return new SignInRefused(cause.error_description ?? cause.error, undefined, { cause })
  if (cause instanceof oidc.ClientError && !(cause.cause instanceof TypeError))
    return new SignInRefused(messageOf(cause), undefined, { cause })
  return new IssuerUnreachable(messageOf(cause), { cause })
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/** `iss` was compared with the issuer already; its address as we write it names it from here on. */
function signedInAs(issuer: string, claims: oidc.IDToken): SignedInAs {
  const userPrincipalName = textOf(claims.preferred_username) ?? textOf(claims.upn) ?? textOf(claims.email)
  return {
    issuer,
    subject: claims.sub,
    objectId: textOf(claims.oid),
    name: textOf(claims.name) ?? userPrincipalName ?? claims.sub,
    userPrincipalName,
    claims: roleClaimsOf(claims),
  }
}

const authenticatedAt = ({ auth_time: seconds }: oidc.IDToken): Date | null =>
  typeof seconds === 'number' ? new Date(seconds * 1_000) : null

/** Entra leaves `groups` out when there are too many: then groups give no role here, and app roles do. */
const roleClaimsOf = (claims: oidc.IDToken): RoleClaims => ({
  roles: textsOf(claims.roles),
  groups: textsOf(claims.groups),
})

const textOf = (claim: unknown): string | null => (typeof claim === 'string' && claim !== '' ? storable(claim) : null)

const textsOf = (claim: unknown): string[] =>
  Array.isArray(claim) ? claim.map(textOf).filter((text) => text !== null) : []
