// What the tenant's administrators have decided for everybody.

import type { Directory } from '../directory/index.ts'
import type { Store } from '../store/index.ts'

export type Policy = {
  /** Whoever signs in shows a second factor. */
  requiresMfa: boolean
  /** Whether people may agree, for themselves, to what no administrator has to agree to. */
  userConsent: 'allowed' | 'none'
  /** Whether somebody who may not agree can ask an administrator to. */
  takesConsentRequests: boolean
}

type Row = { requiresMfa: 0 | 1; userConsent: Policy['userConsent']; takesConsentRequests: 0 | 1 }

export function readPolicy(store: Store): Policy {
  const row = store.row<Row>`
    select requires_mfa as requiresMfa, user_consent as userConsent, takes_consent_requests as takesConsentRequests
    from tenant_policy`
  return {
    requiresMfa: row?.requiresMfa === 1,
    userConsent: row?.userConsent ?? 'allowed',
    takesConsentRequests: row?.takesConsentRequests === 1,
  }
}

export function changePolicy(store: Store, changes: Partial<Policy>): void {
  const { requiresMfa, userConsent, takesConsentRequests } = { ...readPolicy(store), ...changes }
  store.run`
    insert into tenant_policy (only, requires_mfa, user_consent, takes_consent_requests)
    values (1, ${Number(requiresMfa)}, ${userConsent}, ${Number(takesConsentRequests)})
    on conflict do update set requires_mfa = excluded.requires_mfa, user_consent = excluded.user_consent,
      takes_consent_requests = excluded.takes_consent_requests`
}

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10'

/** And Privileged Role Administrator: roles have these ids in every tenant. */
const consentingRoles: readonly unknown[] = [globalAdministrator, 'e8611ab8-c189-46e8-94e1-60213ab1f814']

/** And Application Administrator, and Cloud Application Administrator. */
const registeringRoles: readonly unknown[] = [
  globalAdministrator,
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
]

/** Who may agree to anything, for everybody. */
export const isAdministrator = (directory: Directory, personId: string): boolean =>
  holdsOneOf(directory, personId, consentingRoles)

/** Who may change what apps are. */
export const managesApps = (directory: Directory, personId: string): boolean =>
  holdsOneOf(directory, personId, registeringRoles)

const holdsOneOf = (directory: Directory, personId: string, roles: readonly unknown[]): boolean =>
  directory
    .latest()
    .sources(personId, 'member')
    .some(({ kind, properties }) => kind === 'directoryRole' && roles.includes(properties.roleTemplateId))
