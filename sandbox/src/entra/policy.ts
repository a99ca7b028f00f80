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

/** Global Administrator and Privileged Role Administrator, by the ids these roles have in every tenant. */
const consentingRoles: readonly unknown[] = [
  '62e90394-69f5-4237-9190-012177145e10',
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
]

/** Who may agree to anything, for everybody. */
export const isAdministrator = (directory: Directory, personId: string): boolean =>
  directory
    .latest()
    .sources(personId, 'member')
    .some(({ kind, properties }) => kind === 'directoryRole' && consentingRoles.includes(properties.roleTemplateId))
