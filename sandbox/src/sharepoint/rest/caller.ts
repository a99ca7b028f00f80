// Who calls SharePoint: an app for a person or for itself, by a token for SharePoint and not for Graph. An app that acts for
// itself has to have shown a certificate: with a secret it gets a token, but is not heard.

import type { JWTPayload } from 'jose'
import { audiencesOf, readAccessToken, sharePoint } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import type { Actor, Level } from '../people/index.ts'
import type { RestRefusal } from './answer.ts'
import { denied } from './errors.ts'

export type Identified = { ok: true; actor: Actor } | { ok: false; refusal: TokenRefusal | RestRefusal }

/** Told in words of its own, before anybody looks at what is wanted. */
export type TokenRefusal = { description: string; diagnostics: string }

export async function identify(premises: Premises, authorization: string | undefined): Promise<Identified> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) return { ok: false, refusal: denied }
  const reading = await readAccessToken(premises, token, audiencesOf(sharePoint))
  if (!reading.ok) return { ok: false, refusal: tokenRefusals[reading.fault] }
  const { idtyp, appidacr, oid, scp, app_displayname: name } = reading.claims
  if (idtyp !== 'app')
    return {
      ok: true,
      actor: { personId: String(oid), via: `app ${name}`, levelMax: levelIn(scp, delegated), isApp: false },
    }
  if (appidacr !== '2') return { ok: false, refusal: secretRefusal }
  return {
    ok: true,
    actor: { personId: null, via: `app ${name}`, levelMax: levelIn(rolesIn(reading.claims), application), isApp: true },
  }
}

const tokenRefusals: Readonly<Record<'expired' | 'audience' | 'invalid', TokenRefusal>> = {
  expired: {
    description: 'Token is expired.',
    diagnostics: '3000006;reason="Token lifetime is not valid.";category="invalid_client"',
  },
  audience: {
    description: 'Invalid audience.',
    diagnostics: '3000003;reason="Invalid audience Uri.";category="invalid_client"',
  },
  invalid: {
    description: 'Invalid issuer or signature.',
    diagnostics: '3000006;reason="Token contains invalid signature.";category="invalid_client"',
  },
}

const secretRefusal: TokenRefusal = {
  description: 'Unsupported app only token.',
  diagnostics: '3001000;reason="Unsupported app only token.";category="invalid_client"',
}

/** By what permits it, the most first. */
type Permits = readonly (readonly [Level, readonly string[]])[]

const delegated: Permits = [
  ['full', ['AllSites.FullControl']],
  ['edit', ['AllSites.Manage', 'AllSites.Write']],
  ['read', ['AllSites.Read']],
]

const application: Permits = [
  ['full', ['Sites.FullControl.All']],
  ['edit', ['Sites.Manage.All', 'Sites.ReadWrite.All']],
  ['read', ['Sites.Read.All']],
]

function levelIn(permissions: unknown, permits: Permits): Level | undefined {
  const held = String(permissions ?? '').split(' ')
  return permits.find(([, names]) => names.some((name) => held.includes(name)))?.[0]
}

const rolesIn = ({ roles }: JWTPayload): string => (Array.isArray(roles) ? roles.join(' ') : '')
