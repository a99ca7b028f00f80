// The sign-in: an app sends a browser to /authorize, a person says who they are, the browser takes an answer back.
//
// S1  Something is issued only for a person who is signed in, as strongly as the tenant asks for, to an address that is
//     registered, and for what was agreed to. (S2: errand.ts)

import { type Context, Hono } from 'hono'
import type { Premises } from '../../premises.ts'
import { answerApp, refuseApp, refusePerson } from '../answers.ts'
import { type AuthorizeReading, type AuthorizeRequest, readAuthorizeRequest } from '../authorizeRequest.ts'
import { mayAgree, missingOf, wantedBy } from '../consents/index.ts'
import { atDoor } from '../door.ts'
import { formOf, queryOf } from '../parameters.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { resourceOf } from '../scopes.ts'
import { currentSession, isSessionDisabled, type Session } from '../sessions.ts'
import type { Traced } from '../traced.ts'
import { askForMfa, isTooWeak } from './askForMfa.ts'
import { agree, askToAgree } from './askToAgree.ts'
import { askWho } from './askWho.ts'
import { type Errand, type Returned, readConsent, readLogin, readMfa, refuseDisabled } from './errand.ts'
import { fieldsFor } from './issue.ts'
import { needAdministrator } from './needAdministrator.ts'

type Answer = Response | Promise<Response>

/** One request to /authorize, or to a form that belongs to it. */
type Visit = { c: Context<Traced>; premises: Premises; request: AuthorizeRequest; errand: Errand }

export const authorizeRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/:tenant/oauth2/v2.0/authorize', (c) => visit(c, premises, queryOf(c), begin))
    .post('/:tenant/oauth2/v2.0/authorize', async (c) => visit(c, premises, await formOf(c), begin))
    .post('/:tenant/login', (c) => formOfVisit(c, premises, readLogin, proceed))
    .post('/:tenant/mfa', (c) => formOfVisit(c, premises, readMfa, proceed))
    .post('/:tenant/consent', (c) => formOfVisit(c, premises, readConsent, agreed))

function visit(
  c: Context<Traced>,
  everywhere: Premises,
  search: URLSearchParams,
  go: (visit: Visit) => Answer,
): Answer {
  const premises = atDoor(c, everywhere)
  const reading = readAuthorizeRequest(premises, c.req.param('tenant') ?? '', search)
  if (!reading.ok) return refuseReading(c, premises, reading)
  const { request } = reading
  const { authority, app, hint, hinted } = request
  const at = `/${authority.segment}`
  const errand: Errand = { authority, app, path: `${at}/oauth2/v2.0/authorize`, forms: at, search, hint, hinted }
  return go({ c, premises, request, errand })
}

async function formOfVisit(
  c: Context<Traced>,
  premises: Premises,
  read: (c: Context<Traced>, premises: Premises, form: URLSearchParams) => Returned,
  go: (visit: Visit, session: Session, form: URLSearchParams) => Answer,
): Promise<Response> {
  const form = await formOf(c)
  return visit(c, premises, queryOf(c), (visited) => {
    const returned = read(c, visited.premises, form)
    if ('answer' in returned) return returned.answer
    if ('cancelled' in returned) return refuseTo(visited, refuse('signInCancelled'))
    return go(visited, returned.session, form)
  })
}

/** A session answers for its person; a hint at somebody else, or the app's wish, makes us ask. */
function begin(visited: Visit): Answer {
  const { c, premises, request, errand } = visited
  const session = currentSession(c, premises)
  const isMeant = request.hint === undefined || request.hinted?.id === session?.person.id
  const usable = session && isMeant ? session : undefined
  switch (request.prompt) {
    case 'none':
      if (usable) return proceed(visited, usable)
      return refuseTo(visited, refuse(isSessionDisabled(c, premises) ? 'sessionDisabled' : 'notSignedIn'))
    case 'login':
    case 'select_account':
      return askWho(c, premises, errand, session)
    case 'consent':
    case undefined:
      if (usable) return proceed(visited, usable)
      return refuseDisabled(c, premises) ?? askWho(c, premises, errand, session)
  }
}

/** Who it is, is known. What is still to be shown or agreed to? */
function proceed(visited: Visit, session: Session): Answer {
  const { c, premises, request, errand } = visited
  const { app, scope, prompt } = request
  if (isTooWeak(premises, session))
    return prompt === 'none'
      ? refuseTo(visited, refuse('mfaNeeded', resourceOf(scope).appId))
      : askForMfa(c, premises, errand, session)
  const missing = missingOf(premises, app, session.person.id, scope)
  if (!missing.ok) return refuseTo(visited, missing.refusal)
  if (missing.value.length > 0 && prompt === 'none')
    return refuseTo(visited, refuse('consentRequired', app.clientId, app.displayName))
  if (missing.value.length === 0 && prompt !== 'consent') return issue(visited, session)
  const wants = prompt === 'consent' ? wantedBy(premises, app, scope) : missing.value
  return mayAgree(premises, session.person.id, missing.value)
    ? askToAgree(c, premises, errand, session, wants)
    : needAdministrator(c, premises, errand, missing.value)
}

function agreed(visited: Visit, session: Session, form: URLSearchParams): Answer {
  const { c, premises, request, errand } = visited
  const { app, scope } = request
  if (isTooWeak(premises, session)) return askForMfa(c, premises, errand, session)
  const missing = missingOf(premises, app, session.person.id, scope)
  if (!missing.ok) return refuseTo(visited, missing.refusal)
  if (!mayAgree(premises, session.person.id, missing.value))
    return needAdministrator(c, premises, errand, missing.value)
  agree(premises, errand, session, wantedBy(premises, app, scope), missing.value, form.has('organization'))
  return issue(visited, session)
}

async function issue({ c, premises, request }: Visit, session: Session): Promise<Response> {
  return answerApp(c, premises, request.returnAddress, await fieldsFor(premises, request, session))
}

const refuseTo = ({ c, premises, request }: Visit, refusal: Refusal): Answer =>
  refuseApp(c, premises, request.returnAddress, refusal)

const refuseReading = (
  c: Context<Traced>,
  premises: Premises,
  { refusal, returnAddress, app }: Extract<AuthorizeReading, { ok: false }>,
): Answer =>
  returnAddress ? refuseApp(c, premises, returnAddress, refusal) : refusePerson(c, premises, refusal, app?.displayName)
