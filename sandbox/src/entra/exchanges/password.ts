// Name and password, sent by an app that has seen both: the grant everybody is told not to use, and which fails as soon
// as the tenant asks for a second factor.

import { personByName } from '../../directory/index.ts'
import { readPolicy } from '../policy.ts'
import { good, refuse, refused } from '../refusal.ts'
import { sameSecret } from '../secrets.ts'
import type { Exchange } from './exchange.ts'
import { enabledPerson, mfaResource, refreshTokenFor, subjectOf } from './subject.ts'

/** Everybody's. Nobody's real password is to come near a program that anybody may sign in to as anybody. */
const everybodysPassword = 'sandbox-only-password'

export const password: Exchange = {
  platformOf: (_, app) => (app.allowsPublicClient ? 'publicClient' : 'web'),
  run: (premises, authority, client, { username, password: sent, scope }) => {
    if (authority.kind === 'common' || authority.kind === 'consumers') return refused('sharedAuthorityOfGrant')
    if (username === undefined) return refused('parameterMissing', 'username')
    if (sent === undefined) return refused('parameterMissing', 'password')
    if (scope === undefined) return refused('parameterMissing', 'scope')
    const named = personByName(premises.directory, username)
    if (!named) return refused('userUnknown', username, authority.tenant.name)
    if (!sameSecret(sent, everybodysPassword)) return refused('passwordWrong')
    const person = enabledPerson(premises, named.id)
    if (!person.ok) return person
    const subject = subjectOf(premises, authority, client, { personId: named.id, scope, hasMfa: false }, scope)
    if (!subject.ok) return subject
    if (readPolicy(premises.store).requiresMfa)
      return { ok: false, refusal: refuse('mfaMissing', mfaResource(subject.value.scope)) }
    const refreshToken = refreshTokenFor(premises, subject.value, client)
    return good({ of: 'person', subject: subject.value, nonce: undefined, refreshToken })
  },
}
