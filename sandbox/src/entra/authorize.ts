// The sign-in: an app sends a browser to /authorize, a person says who they are, the browser takes a code back.
//
// S1  A code is issued only for a person who is signed in, to an address that is registered.
// S2  The form carries the app's request in its own address, and that request is read again, fault by fault, when the
//     form comes back: nothing a page says about it is believed, and nothing has to be remembered in between.

import { type Context, Hono } from 'hono'
import { type Person, people, personById } from '../company/index.ts'
import { personCards, show, signInPage } from '../pages/index.ts'
import { answerApp, refuseApp, refusePerson } from './answers.ts'
import { redirectUrisOf, rolesHeld } from './appRegistrations.ts'
import { type AuthorizeReading, type AuthorizeRequest, readAuthorizeRequest } from './authorizeRequest.ts'
import { canaryFor, isOwnForm } from './canary.ts'
import { issueCode } from './grants.ts'
import { formOf, queryOf } from './parameters.ts'
import type { Premises } from './premises.ts'
import { type Refusal, refuse } from './refusal.ts'
import { unconsented } from './scopes.ts'
import { currentSession, type Session, startSession } from './sessions.ts'
import type { Traced } from './traced.ts'

type Answer = Response | Promise<Response>

export const authorizeRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/:tenant/oauth2/v2.0/authorize', (c) => authorize(c, premises, queryOf(c)))
    .post('/:tenant/oauth2/v2.0/authorize', async (c) => authorize(c, premises, await formOf(c)))
    .post('/:tenant/login', async (c) => signIn(c, premises, await formOf(c)))

function authorize(c: Context<Traced>, premises: Premises, search: URLSearchParams): Answer {
  const reading = readAuthorizeRequest(premises, c.req.param('tenant') ?? '', search)
  if (!reading.ok) return refuseReading(c, premises, reading)
  const session = currentSession(c, premises)
  const step = nextStep(reading.request, session)
  switch (step.do) {
    case 'ask':
      return askWho(c, premises, reading.request, search, session)
    case 'issue':
      return issue(c, premises, reading.request, step.session)
    case 'refuse':
      return refuseApp(c, premises, reading.request.returnAddress, step.refusal)
  }
}

type Step = { do: 'ask' } | { do: 'issue'; session: Session } | { do: 'refuse'; refusal: Refusal }

/** A session answers for its person; a hint at somebody else, or the app's wish, makes us ask. */
function nextStep(request: AuthorizeRequest, session: Session | undefined): Step {
  const isMeant = request.hint === undefined || request.hinted?.id === session?.person.id
  const usable = session && isMeant ? session : undefined
  switch (request.prompt) {
    case 'none':
      return usable ? { do: 'issue', session: usable } : { do: 'refuse', refusal: refuse('notSignedIn') }
    case 'login':
    case 'select_account':
      return { do: 'ask' }
    case 'consent':
    case undefined:
      return usable ? { do: 'issue', session: usable } : { do: 'ask' }
  }
}

function signIn(c: Context<Traced>, premises: Premises, form: URLSearchParams): Answer {
  const reading = readAuthorizeRequest(premises, c.req.param('tenant') ?? '', queryOf(c))
  if (!reading.ok) return refuseReading(c, premises, reading)
  const { request } = reading
  if (!isOwnForm(c, form.get('canary') ?? undefined)) return refusePerson(c, premises, refuse('formForeign'))
  if (form.has('cancel')) return refuseApp(c, premises, request.returnAddress, refuse('signInCancelled'))
  const person = personById(premises.store, form.get('person') ?? '')
  if (!person) return refusePerson(c, premises, refuse('formForeign'))
  return issue(c, premises, request, startSession(c, premises, person))
}

function issue(c: Context<Traced>, premises: Premises, request: AuthorizeRequest, session: Session): Answer {
  const { app, scope, prompt, returnAddress } = request
  const missing = unconsented(premises.store, app, scope)
  if (missing.length > 0 && prompt === 'none')
    return refuseApp(c, premises, returnAddress, refuse('consentRequired', app.clientId, app.displayName))
  // At Alder Instruments nobody but an administrator agrees to permissions, so asking a person for consent ends here.
  if (missing.length > 0 || prompt === 'consent') {
    const wanted = missing.length > 0 ? missing : [...scope.openId, ...scope.permissions.map(({ as }) => as)]
    return refusePerson(
      c,
      premises,
      refuse('adminConsentRequired', app.displayName, wanted.join(', ')),
      app.displayName,
    )
  }
  const code = issueCode(premises.store, premises.clock, request, session.person.id)
  return answerApp(c, premises, returnAddress, { code, session_state: session.id })
}

const refuseReading = (
  c: Context<Traced>,
  premises: Premises,
  { refusal, returnAddress, app }: Extract<AuthorizeReading, { ok: false }>,
): Answer =>
  returnAddress ? refuseApp(c, premises, returnAddress, refusal) : refusePerson(c, premises, refusal, app?.displayName)

function askWho(
  c: Context<Traced>,
  { store, url }: Premises,
  request: AuthorizeRequest,
  search: URLSearchParams,
  session: Session | undefined,
): Answer {
  const { authority, app, hint, hinted } = request
  const rolesOf = (person: Person) => rolesHeld(store, app.clientId, person.id).map(({ displayName }) => displayName)
  return show(
    c,
    signInPage({
      companyName: authority.tenant.name,
      appName: app.displayName,
      action: `/${authority.segment}/login?${search}`,
      canary: canaryFor(c, url),
      people: personCards(people(store), rolesOf),
      signedInId: session?.person.id,
      hint,
      hintedId: hinted?.id,
      // A browser holds the redirect that follows a form to the form's policy, too.
      formTargets: redirectUrisOf(store, app.clientId).map((uri) => new URL(uri).origin),
    }),
  )
}
