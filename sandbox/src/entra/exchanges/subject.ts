import { isEnabled, type Person, personById } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import type { Authority } from '../authority.ts'
import type { Client } from '../clients/index.ts'
import { missingOf } from '../consents/index.ts'
import { type Grant, issueRefreshToken } from '../grants.ts'
import { good, type Outcome, refused } from '../refusal.ts'
import { narrowed, readScope, resourceOf, type Scope, scopeText } from '../scopes.ts'
import type { Subject } from '../tokens.ts'

/**
 * For whom and for what. An app may ask for other permissions than it did before, at one resource, as long as they are
 * agreed to; where it asks for nothing it gets what it asked for first.
 */
export function subjectOf(
  premises: Premises,
  { tenant }: Authority,
  { app, proof }: Client,
  grant: Pick<Grant, 'personId' | 'scope' | 'hasMfa' | 'signedInAt'>,
  asked: string | undefined,
): Outcome<Subject> {
  const granted = readScope(premises, app, tenant, grant.scope)
  if (!granted.ok) return granted
  const wanted = asked === undefined ? granted : readScope(premises, app, tenant, asked)
  if (!wanted.ok) return wanted
  const scope = narrowed({ openId: granted.value.openId, permissions: wanted.value.permissions })
  if (asked !== undefined && scope.permissions.length < wanted.value.permissions.length)
    return refused('scopeOfSeveral', asked)
  const person = enabledPerson(premises, grant.personId)
  if (!person.ok) return person
  const missing = missingOf(premises, app, grant.personId, scope)
  if (!missing.ok) return missing
  if (missing.value.length > 0) return refused('consentMissing', app.clientId, app.displayName)
  const { hasMfa, signedInAt } = grant
  return good({ app, tenant, person: person.value, scope, hasMfa, signedInAt, proof })
}

/** Who was disabled or deleted since is nobody to get tokens for. */
export function enabledPerson({ directory }: Premises, id: string): Outcome<Person> {
  const person = personById(directory, id)
  return person && isEnabled(directory, id) ? good(person) : refused('userDisabled')
}

/** The resource whose token a second factor would be shown for. */
export const mfaResource = (scope: Scope): string => resourceOf(scope).appId

/** Nothing without `offline_access`. */
export const refreshTokenFor = (
  { store, clock }: Premises,
  { app, person, scope, hasMfa }: Subject,
  { platform }: Client,
  signedInAt?: number,
): string | undefined =>
  scope.openId.includes('offline_access')
    ? issueRefreshToken(store, clock, app.clientId, {
        personId: person.id,
        scope: scopeText(scope),
        platform,
        hasMfa,
        signedInAt,
      })
    : undefined
