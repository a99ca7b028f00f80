// Who is signed in to Entra in which browser: what makes a second app not ask again.

import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { hour } from '../clock.ts'
import { acceptInvitation, isEnabled, type Person, personById } from '../directory/index.ts'
import type { Premises } from '../premises.ts'
import { hashOf, newSecret } from './secrets.ts'

export type Session = {
  id: string
  person: Person
  /** Whether a second factor was shown in this browser. */
  hasMfa: boolean
  /** When they signed in themselves, and were not just known to be signed in. */
  startedAt: number
}

/** Both doors are one host to a browser, and what it got by https it neither sends nor lets be changed by http. */
export const cookieName = (url: string, name: string): string => (url.startsWith('https:') ? `__Host-${name}` : name)

const nameOf = ({ url }: Premises): string => cookieName(url, 'sandbox_session')

/** Entra forgets a browser after a day unless its user asks to stay signed in; nobody is asked here. */
const sessionLife = 24 * hour

/** Of somebody who may still sign in. */
export function currentSession(c: Context, premises: Premises): Session | undefined {
  const session = storedSession(c, premises)
  return session && isEnabled(premises.directory, session.person.id) ? session : undefined
}

/** Whether somebody signed in here who was disabled since. */
export function isSessionDisabled(c: Context, premises: Premises): boolean {
  return storedSession(c, premises) !== undefined && currentSession(c, premises) === undefined
}

function storedSession(c: Context, premises: Premises): Session | undefined {
  const { store, directory, clock } = premises
  const token = getCookie(c, nameOf(premises))
  if (!token) return undefined
  const row = store.row<{ id: string; personId: string; mfaAt: number | null; startedAt: number }>`
    select id, person_id as personId, mfa_at as mfaAt, started_at as startedAt from sign_in_session
    where token_hash = ${hashOf(token)} and ends_at > ${clock().getTime()}`
  const person = row && personById(directory, row.personId)
  return row && person ? { id: row.id, person, hasMfa: row.mfaAt !== null, startedAt: row.startedAt } : undefined
}

/** The second factor was shown: from now on this browser's session counts as strong. */
export function strengthen({ store, clock }: Premises, session: Session): Session {
  store.run`update sign_in_session set mfa_at = ${clock().getTime()} where id = ${session.id}`
  return { ...session, hasMfa: true }
}

/** Signs a person in to this browser; whoever was signed in before no longer is. */
export function startSession(c: Context, premises: Premises, person: Person): Session {
  const { url, store, directory, clock } = premises
  const token = newSecret()
  const id = randomUUID()
  const now = clock().getTime()
  store.transaction(() => {
    forget(c, premises)
    store.run`delete from sign_in_session where ends_at <= ${now}`
    store.run`
      insert into sign_in_session (token_hash, id, person_id, started_at, ends_at)
      values (${hashOf(token)}, ${id}, ${person.id}, ${now}, ${now + sessionLife})`
  })
  acceptInvitation(directory, person.id)
  setCookie(c, nameOf(premises), token, cookieOptions(url))
  return { id, person, hasMfa: false, startedAt: now }
}

export function endSession(c: Context, premises: Premises): void {
  forget(c, premises)
  deleteCookie(c, nameOf(premises), { path: '/', secure: premises.url.startsWith('https:') })
}

function forget(c: Context, premises: Premises): void {
  const token = getCookie(c, nameOf(premises))
  if (token) premises.store.run`delete from sign_in_session where token_hash = ${hashOf(token)}`
}

/** `Lax`, not `Strict`: the browser arrives here from the app, on another address. */
export const cookieOptions = (url: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: url.startsWith('https:') }) as const
