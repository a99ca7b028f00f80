// Who calls: an app, for a person or for itself, with the permissions its token tells.

import type { JWTPayload } from 'jose'
import { graph, readAccessToken } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import { type Found, found, refuse } from './answer.ts'

export type Caller = {
  appId: string
  /** The person it acts for; without one it acts for itself. */
  userId: string | undefined
  /** Who is told as creator: the person, or the app's service principal. */
  objectId: string
  permissions: ReadonlySet<string>
}

/** Graph goes by its address and by its app id. */
const audiences = [graph.id, graph.appId]

const faults = { expired: 'tokenExpired', audience: 'tokenAudience', invalid: 'tokenInvalid' } as const

const callers = new WeakMap<JWTPayload, Caller>()

export async function identify(premises: Premises, authorization: string | undefined): Promise<Found<Caller>> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) return refuse('tokenEmpty')
  const reading = await readAccessToken(premises, token, audiences)
  if (!reading.ok) return refuse(faults[reading.fault])
  const caller = callers.get(reading.claims) ?? callerOf(reading.claims)
  callers.set(reading.claims, caller)
  return found(caller)
}

function callerOf(claims: JWTPayload): Caller {
  const delegated = typeof claims.scp === 'string' ? claims.scp.split(' ') : undefined
  const roles = Array.isArray(claims.roles) ? claims.roles.map(String) : []
  return {
    appId: String(claims.appid ?? claims.azp),
    userId: delegated ? String(claims.oid) : undefined,
    objectId: String(claims.oid),
    permissions: new Set(delegated ?? roles),
  }
}
