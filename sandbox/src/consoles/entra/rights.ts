// Who may do what on these pages. Whoever may not sees what there is, without the forms; a form they send all the same
// changes nothing.

import { html } from 'hono/html'
import { text } from '../../directory/index.ts'
import { isAdministrator, managesApps } from '../../entra/index.ts'
import type { Html } from '../../pages/index.ts'
import type { Premises } from '../../premises.ts'
import { type Answer, acting, looking, refusedAt, showConsole, type Visit } from '../frame/index.ts'

export type Right = {
  may: (visit: Visit) => boolean
  /** `change app registrations: that takes …` */
  what: string
}

export const toManageApps: Right = {
  may: ({ premises, person }) => managesApps(premises.directory, person.id),
  what: 'change apps: that takes a Global Administrator, such as Grace Okafor, or an Application Administrator',
}

export const toConsent: Right = {
  may: ({ premises, person }) => isAdministrator(premises.directory, person.id),
  what: 'decide this for everybody: that takes a Global Administrator, such as Grace Okafor',
}

const sentence = ({ person }: Visit, { what }: Right): string =>
  `${person.displayName} may look at this, but not ${what}.`

/** Instead of the forms. */
export const onlyLooking = (visit: Visit, right: Right): Html => html`<p class="soft">${sentence(visit, right)}</p>`

/** A form that only some may send; `back` is where the others are told so. */
export const changing = (
  premises: Premises,
  right: Right,
  back: (visit: Visit) => string,
  act: (visit: Visit, form: URLSearchParams) => Answer,
) =>
  acting(premises, (visit, form) =>
    right.may(visit) ? act(visit, form) : refusedAt(visit, back(visit), sentence(visit, right)),
  )

/** Guests see themselves, and nothing of the company around them. */
export const isGuest = ({ premises, person }: Visit): boolean => {
  const user = premises.directory.latest().find(person.id)
  return user !== undefined && text(user, 'userType') === 'Guest'
}

export const showNoAccess = (visit: Visit): Answer =>
  showConsole(
    visit,
    {
      title: 'You do not have access',
      body: html`<p class="lead">${visit.person.displayName} is a guest: guests see <a href="/entra/users/${visit.person.id}">their own profile</a>, and nobody else’s.</p>`,
    },
    403,
  )

/** A page for those who belong to the company. */
export const lookingInside = (premises: Premises, show: (visit: Visit) => Answer) =>
  looking(premises, (visit) => (isGuest(visit) ? showNoAccess(visit) : show(visit)))
