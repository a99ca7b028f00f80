// Whoever looks at a console, or does something there: the person signed in to Entra in this browser, with their rights.
//
// F1  A GET changes nothing. What does something is a form that this browser was shown (its canary), and ends in a 303.
// F2  Without a person there is no page: "Pick an account" comes first, and leads back.

import type { Context } from 'hono'
import type { Person } from '../../directory/index.ts'
import { atDoor, canaryFor, currentSession, formOf, isOwnForm, type Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { leaveNotice } from './notice.ts'

export type Visit = {
  c: Context<Traced>
  /** As this browser sees them: `url` is the address it came by. */
  premises: Premises
  person: Person
  /** What every form that posts has to carry; `postForm` does. */
  canary: string
}

export type Answer = Response | Promise<Response>

/** A page. */
export const looking =
  (everywhere: Premises, show: (visit: Visit) => Answer) =>
  (c: Context<Traced>): Answer => {
    const visit = visitOf(c, everywhere)
    const { pathname, search } = new URL(c.req.url)
    return visit ? show(visit) : c.redirect(pickAccountPath(pathname + search), 302)
  }

/** A form that came back. */
export const acting =
  (everywhere: Premises, act: (visit: Visit, form: URLSearchParams) => Answer) =>
  async (c: Context<Traced>): Promise<Response> => {
    const form = await formOf(c)
    const visit = visitOf(c, everywhere)
    if (!visit) return c.redirect(pickAccountPath(pageBefore(c)), 303)
    if (!isOwnForm(c, visit.premises.url, form.get('canary') ?? undefined))
      return refusedAt(visit, pageBefore(c), 'This form was not shown to this browser, or too long ago. Try again.')
    return act(visit, form)
  }

function visitOf(c: Context<Traced>, everywhere: Premises): Visit | undefined {
  const premises = atDoor(c, everywhere)
  const session = currentSession(c, premises)
  return session && { c, premises, person: session.person, canary: canaryFor(c, premises.url) }
}

/** It is done: on to a page that says so. */
export function doneAt(visit: Visit, path: string, text: string): Answer {
  leaveNotice(visit.c, visit.premises.url, { tone: 'done', text })
  return visit.c.redirect(path, 303)
}

/** It was not done: on to a page that says why. */
export function refusedAt(visit: Visit, path: string, text: string): Answer {
  leaveNotice(visit.c, visit.premises.url, { tone: 'refused', text })
  return visit.c.redirect(path, 303)
}

/** To a page below; with the address as it came, since one that was decoded may hold what no header can. */
export const onwards =
  (page: string) =>
  (c: Context): Response =>
    c.redirect(`${new URL(c.req.url).pathname}/${page}`, 302)

export const pickAccountPath = (returnTo: string): string =>
  `/pick-account?${new URLSearchParams({ return: returnTo })}`

/** The page of ours a form stood on. */
function pageBefore(c: Context): string {
  const before = URL.parse(c.req.header('referer') ?? '')
  return before && before.origin === new URL(c.req.url).origin ? ownPath(before.pathname + before.search) : '/'
}

/** An address within the sandbox; whatever leads elsewhere becomes the front page. */
export function ownPath(given: string | undefined): string {
  const here = 'http://here.invalid'
  const address = given?.startsWith('/') ? URL.parse(given, here) : undefined
  const path = address?.origin === here ? address.pathname + address.search : '/'
  // `/.//elsewhere` is ours until its dots are taken out.
  return path.startsWith('//') ? '/' : path
}
