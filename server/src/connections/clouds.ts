// The clouds and the app registration that this server was told of.

import { type Cloud, type CloudName, knownClouds } from '@countersign/core/clouds'
import type { IdentityProvider } from '../platform/config.ts'

/** Countersign's own app registration, where people sign in at an Entra tenant. */
export type OwnRegistration = { cloud: CloudName; tenant: string; clientId: string; clientSecret: string }

export type Surroundings = {
  clouds: readonly Cloud[]
  own: OwnRegistration | undefined
  /** Where browsers come back to. */
  redirectUri: string
}

const tenantIssuer = /^\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\/v2\.0\/?$/i

export function surroundingsOf({ issuer, clientId, clientSecret, sandbox }: IdentityProvider, url: URL): Surroundings {
  const clouds = knownClouds(sandbox ? issuer.origin : undefined)
  const tenant = tenantIssuer.exec(issuer.pathname)?.[1]?.toLowerCase()
  const cloud = clouds.find(({ authority }) => authority === issuer.origin)
  return {
    clouds,
    own: cloud && tenant ? { cloud: cloud.name, tenant, clientId, clientSecret } : undefined,
    redirectUri: new URL('/connections/callback', url).href,
  }
}

export const cloudNamed = ({ clouds }: Surroundings, name: CloudName): Cloud | undefined =>
  clouds.find((cloud) => cloud.name === name)
