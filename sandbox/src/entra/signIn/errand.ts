// What brought somebody to Entra's pages: an app that signs people in, or an administrator's consent.
//
// S2  Every form carries the whole of it in its own address, and that is read again, fault by fault, when the form comes
//     back: nothing a page says about it is believed, and nothing has to be remembered in between.

import type { Context } from 'hono'
import { type Person, personById } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { refusePerson } from '../answers.ts'
import { type AppRegistration, redirectUrisOf } from '../apps/index.ts'
import type { Authority } from '../authority.ts'
import { isOwnForm } from '../canary.ts'
import { refuse } from '../refusal.ts'
import { currentSession, type Session, startSession, strengthen } from '../sessions.ts'
import type { Traced } from '../traced.ts'

export type Errand = {
  authority: Authority
  app: AppRegistration
  /** The page this began with, and what its forms are posted below: both carry the query. */
  path: string
  forms: string
  search: URLSearchParams
  /** Whom the app expects. */
  hint: string | undefined
  hinted: Person | undefined
}

/** Where one of its forms goes. */
export const formAddress = ({ forms, search }: Errand, step: 'login' | 'mfa' | 'consent'): string =>
  `${forms}/${step}?${search}`

/** A browser holds the redirect that follows a form to the form's policy, too. */
export const formTargets = ({ store }: Premises, { app }: Errand): string[] =>
  redirectUrisOf(store, app.clientId).flatMap(({ uri }) => {
    const origin = URL.parse(uri)?.origin
    return origin === undefined || origin === 'null' ? [] : [origin]
  })

/** What a form brought back: the session it is sent from, or what has to be answered instead. */
export type Returned = { session: Session } | { answer: Response | Promise<Response> } | { cancelled: true }

/** The form on which somebody said who they are. */
export function readLogin(c: Context<Traced>, premises: Premises, form: URLSearchParams): Returned {
  if (!isOwn(c, premises, form)) return foreign(c, premises)
  if (form.has('cancel')) return { cancelled: true }
  const person = personById(premises.directory, form.get('person') ?? '')
  return person ? { session: startSession(c, premises, person) } : foreign(c, premises)
}

/** The form on which somebody showed a second factor. */
export function readMfa(c: Context<Traced>, premises: Premises, form: URLSearchParams): Returned {
  const session = currentSession(c, premises)
  if (!session || !isOwn(c, premises, form)) return foreign(c, premises)
  return form.has('cancel') ? { cancelled: true } : { session: strengthen(premises, session) }
}

/** The form on which somebody agreed. */
export function readConsent(c: Context<Traced>, premises: Premises, form: URLSearchParams): Returned {
  const session = currentSession(c, premises)
  if (!session || !isOwn(c, premises, form)) return foreign(c, premises)
  return form.has('cancel') ? { cancelled: true } : { session }
}

const isOwn = (c: Context, { url }: Premises, form: URLSearchParams): boolean =>
  isOwnForm(c, url, form.get('canary') ?? undefined)

const foreign = (c: Context<Traced>, premises: Premises): Returned => ({
  answer: refusePerson(c, premises, refuse('formForeign')),
})
