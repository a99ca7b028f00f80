// The first part of every path: whose endpoints are meant.

import { homeTenant, type Tenant } from '../directory/index.ts'
import type { Store } from '../store/index.ts'
import type { AppRegistration } from './apps/index.ts'
import { good, type Outcome, type Refusal, refuse, refused, timestamp } from './refusal.ts'

/** `segment` is how endpoints are told: a tenant by its id whatever it was called by, the shared ones by their word. */
export type Authority = { kind: 'tenant' | SharedAuthority; segment: string; tenant: Tenant }

const sharedAuthorities = ['common', 'organizations', 'consumers'] as const
type SharedAuthority = (typeof sharedAuthorities)[number]

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const domainName = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i

export function readAuthority(store: Store, name: string): Outcome<Authority> {
  const tenant = homeTenant(store)
  const wanted = name.toLowerCase()
  const shared = sharedAuthorities.find((word) => word === wanted)
  if (shared) return good({ kind: shared, segment: shared, tenant })
  if (wanted === tenant.id || wanted === tenant.domain) return good({ kind: 'tenant', segment: tenant.id, tenant })
  return guid.test(name) || domainName.test(name) ? refused('tenantNotFound', name) : refused('tenantMalformed', name)
}

/** Who signs an id token: always a tenant, whatever authority was asked. */
export const issuerOf = (url: string, tenantId: string): string => `${url}/${tenantId}/v2.0`

/** Why an app cannot be used at an authority: single-tenant apps have no business at the shared ones. */
export function notAdmitted(app: AppRegistration, authority: Authority): Refusal | undefined {
  if (authority.kind === 'tenant') return undefined
  if (authority.kind === 'consumers') return refuse('notForConsumers', app.clientId, app.displayName)
  return app.signInAudience === 'AzureADMyOrg'
    ? refuse('notMultiTenant', app.clientId, app.displayName, timestamp(new Date(app.createdAt)))
    : undefined
}
