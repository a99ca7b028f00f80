// What brought somebody to Entra's pages: an app that signs people in, or an administrator's consent.
//
// S2  Every form carries the whole of it in its own address, and that is read again, fault by fault, when the form comes
//     back: nothing a page says about it is believed, and nothing has to be remembered in between.

import type { Context } from 'hono'
import { isEnabled, type Person, personById } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { refusePerson } from '../answers.ts'
import { type AppRegistration, redirectUrisOf } from '../apps/index.ts'
import type { Authority } from '../authority.ts'
import { isOwnForm } from '../canary.ts'
import { refuse } from '../refusal.ts'
import { currentSession, endSession, isSessionDisabled, type Session, startSession, strengthen } from '../sessions.ts'
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

/** The form on which somebody said who they are. Whoever is disabled is on no card, but a form can say anything. */
export function readLogin(c: Context<Traced>, premises: Premises, form: URLSearchParams): Returned {
  if (!isOwn(c, premises, form)) return foreign(c, premises)
  if (form.has('cancel')) return { cancelled: true }
  const person = personById(premises.directory, form.get('person') ?? '')
  if (!person) return foreign(c, premises)
  return isEnabled(premises.directory, person.id)
    ? { session: startSession(c, premises, person) }
    : { answer: refusePerson(c, premises, refuse('userDisabled')) }
}

/** The form on which somebody showed a second factor. */
export function readMfa(c: Context<Traced>, premises: Premises, form: URLSearchParams): Returned {
  const returned = readConsent(c, premises, form)
  return 'session' in returned ? { session: strengthen(premises, returned.session) } : returned
}

/** The form on which somebody agreed. */
export function readConsent(c: Context<Traced>, premises: Premises, form: URLSearchParams): Returned {
  if (!isOwn(c, premises, form)) return foreign(c, premises)
  const session = currentSession(c, premises)
  if (!session) return { answer: refuseDisabled(c, premises) ?? refusePerson(c, premises, refuse('formForeign')) }
  return form.has('cancel') ? { cancelled: true } : { session }
}

/** Nothing unless whoever is signed in here was disabled since: then they are told, and the browser is free for others. */
export function refuseDisabled(c: Context<Traced>, premises: Premises): Response | Promise<Response> | undefined {
  if (!isSessionDisabled(c, premises)) return undefined
  endSession(c, premises)
  return refusePerson(c, premises, refuse('userDisabled'))
}

const isOwn = (c: Context, { url }: Premises, form: URLSearchParams): boolean =>
  isOwnForm(c, url, form.get('canary') ?? undefined)

const foreign = (c: Context<Traced>, premises: Premises): Returned => ({
  answer: refusePerson(c, premises, refuse('formForeign')),
})
