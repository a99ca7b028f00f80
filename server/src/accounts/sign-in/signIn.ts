import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client'
import { nobody, type Recorder } from '../../audit/index.ts'
import type { Db, Pool } from '../../platform/database/index.ts'
import { hashOf, newId, newToken } from '../../platform/ids.ts'
import { deleteSessionByToken, insertSession } from '../sessions/sql.ts'
import { type SignedInAs, upsertAccount } from '../sql.ts'
import type { Attempt } from './attempt.ts'
import { useFirstAdministratorToken } from './firstAdministrator.ts'
import type { IssuerCode } from './identityProvider.ts'

export type Browser = { userAgent: string; address: string }

export const newAttempt = (
  returnTo: string,
  { firstAdministratorToken, again }: Pick<Attempt, 'firstAdministratorToken' | 'again'> = {},
): Attempt => ({
  state: randomState(),
  nonce: randomNonce(),
  verifier: randomPKCECodeVerifier(),
  returnTo,
  ...(firstAdministratorToken && { firstAdministratorToken }),
  ...(again && { again }),
})

export type SignIn = {
  who: SignedInAs
  browser: Browser
  /** The session this browser had, if any: it ends, so that a planted cookie is worth nothing. */
  earlierToken: string | undefined
  firstAdministratorToken: string | undefined
  requestId: string
  now: Date
  lifeMs: number
}

/** Account, session and audit entry, together or not at all. Answers the token the browser is to hold. */
export const startSession = (
  pool: Pool,
  record: Recorder,
  signIn: SignIn,
): Promise<{ token: string; linkUsed: boolean }> =>
  pool.transaction(async (tx) => {
    const { who, browser, requestId, now } = signIn
    const accountId = await upsertAccount(tx, newId(), who, now)
    const actor = { kind: 'account', id: accountId, name: who.name } as const
    if (signIn.earlierToken) await deleteSessionByToken(tx, hashOf(signIn.earlierToken))
    const token = newToken()
    const sessionId = newId()
    await insertSession(tx, {
      id: sessionId,
      tokenHash: hashOf(token),
      accountId,
      userAgent: browser.userAgent.slice(0, 500),
      address: browser.address,
      startedAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + signIn.lifeMs),
    })
    const details = { session: sessionId, address: browser.address, userPrincipalName: who.userPrincipalName }
    await record(tx, { action: 'session.started', actor, details, requestId })
    const linkUsed = await useLink(tx, record, signIn, accountId)
    return { token, linkUsed }
  })

async function useLink(
  tx: Db,
  record: Recorder,
  { firstAdministratorToken, who, now, requestId }: SignIn,
  accountId: string,
) {
  if (!firstAdministratorToken) return true
  if (!(await useFirstAdministratorToken(tx, firstAdministratorToken, who.issuer, accountId, now))) return false
  const person = { kind: 'account', id: accountId, name: who.name } as const
  const details = { role: 'administrator', by: 'first-administrator link' }
  await record(tx, { action: 'role.granted', actor: person, subject: person, details, requestId })
  return true
}

/** That the issuer refused somebody: by its code alone, since the text comes through a browser and may be anybody's. */
export const recordRefusal = (pool: Pool, record: Recorder, code: IssuerCode, browser: Browser, requestId: string) =>
  pool.transaction((tx) =>
    record(tx, {
      action: 'session.refused',
      actor: nobody,
      details: { code, address: browser.address },
      requestId,
    }),
  )
