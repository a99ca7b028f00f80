// Who is signed in to Entra in which browser: what makes a second app not ask again.

import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { hour } from '../clock.ts'
import { type Person, personById } from '../company/index.ts'
import type { Premises } from './premises.ts'
import { hashOf, newSecret } from './secrets.ts'

export type Session = { id: string; person: Person }

const cookieName = 'sandbox_session'

/** Entra forgets a browser after a day unless its user asks to stay signed in; nobody is asked here. */
const sessionLife = 24 * hour

export function currentSession(c: Context, { store, clock }: Premises): Session | undefined {
  const token = getCookie(c, cookieName)
  if (!token) return undefined
  const row = store.row<{ id: string; personId: string }>`
    select id, person_id as personId from sign_in_session
    where token_hash = ${hashOf(token)} and ends_at > ${clock().getTime()}`
  const person = row && personById(store, row.personId)
  return row && person ? { id: row.id, person } : undefined
}

/** Signs a person in to this browser; whoever was signed in before no longer is. */
export function startSession(c: Context, premises: Premises, person: Person): Session {
  const { url, store, clock } = premises
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
  setCookie(c, cookieName, token, cookieOptions(url))
  return { id, person }
}

export function endSession(c: Context, premises: Premises): void {
  forget(c, premises)
  deleteCookie(c, cookieName, { path: '/' })
}

function forget(c: Context, { store }: Premises): void {
  const token = getCookie(c, cookieName)
  if (token) store.run`delete from sign_in_session where token_hash = ${hashOf(token)}`
}

/** `Lax`, not `Strict`: the browser arrives here from the app, on another address. */
export const cookieOptions = (url: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: url.startsWith('https:') }) as const
