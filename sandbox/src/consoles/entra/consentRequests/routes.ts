// "Admin consent requests": what people asked an administrator to agree to.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { personById } from '../../../directory/index.ts'
import {
  approveConsentRequest,
  type ConsentRequest,
  closeConsentRequest,
  consentRequests,
  findRegistration,
  readPolicy,
  requestedPermissions,
  type Traced,
} from '../../../entra/index.ts'
import type { Premises } from '../../../premises.ts'
import {
  type Answer,
  card,
  doneAt,
  moment,
  pairs,
  postButton,
  refusedAt,
  showConsole,
  showNothing,
  table,
  type Visit,
} from '../../frame/index.ts'
import { changing, lookingInside, onlyLooking, toConsent } from '../rights.ts'

const path = '/entra/consent-requests'

export const consentRequestRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(path, lookingInside(premises, showRequests))
    .get(`${path}/:id`, lookingInside(premises, showRequest))
    .post(`${path}/:id/approve`, answering(premises, approve))
    .post(`${path}/:id/deny`, answering(premises, deny))

const answering = (premises: Premises, answer: (visit: Visit, request: ConsentRequest) => Answer) =>
  changing(
    premises,
    toConsent,
    () => path,
    (visit) => {
      const request = requestOf(visit)
      return request ? answer(visit, request) : refusedAt(visit, path, 'Somebody has answered this request already.')
    },
  )

const requestOf = ({ c, premises }: Visit): ConsentRequest | undefined =>
  consentRequests(premises.store).find(({ id }) => id === c.req.param('id'))

const appName = ({ premises }: Visit, { clientId }: ConsentRequest): string =>
  findRegistration(premises.store, clientId)?.displayName ?? clientId

const personName = ({ premises }: Visit, { personId }: ConsentRequest): string =>
  personById(premises.directory, personId)?.displayName ?? personId

/** Whose they are is nobody's business but an administrator's. */
function showRequests(visit: Visit): Answer {
  const { store } = visit.premises
  return showConsole(visit, {
    title: 'Admin consent requests',
    lead: readPolicy(store).takesConsentRequests
      ? 'What people may not consent to themselves, they ask for here.'
      : html`Nobody can ask at the moment: <a href="/entra/settings">the tenant’s settings</a> do not let them.`,
    body: toConsent.may(visit)
      ? table({
          caption: 'Admin consent requests',
          columns: ['Name', 'Requested by', 'Justification', 'Requested on'],
          rows: consentRequests(store).map((request) => [
            html`<a href="${path}/${request.id}">${appName(visit, request)}</a>`,
            personName(visit, request),
            request.reason,
            moment(request.askedAt),
          ]),
          empty: { title: 'No requests are waiting' },
        })
      : onlyLooking(visit, toConsent),
  })
}

function showRequest(visit: Visit): Answer {
  const request = requestOf(visit)
  const trail = [{ text: 'Admin consent requests', href: path }]
  if (!request || !toConsent.may(visit)) return showNothing(visit, 'Request', trail)
  const wanted = requestedPermissions(visit.premises, request)
  return showConsole(visit, {
    title: `Review permissions and consent: ${appName(visit, request)}`,
    trail,
    body: html`${card(
      'Details',
      pairs([
        ['Requested by', personName(visit, request)],
        ['Requested on', moment(request.askedAt)],
        ['Justification', request.reason],
      ]),
    )}
${card(
  'Permissions requested',
  html`<ul class="permissions">${wanted.map(({ resource, permission }) => html`<li><span class="name">${permission}</span><span class="soft">${resource.displayName} · Delegated</span></li>\n`)}</ul>
<p class="next">If you approve, the app has these for all users of the organization, and nobody else will be asked.</p>
<div class="buttons next">${postButton(visit, { action: `${path}/${request.id}/approve`, text: 'Approve', isMain: true })}${postButton(visit, { action: `${path}/${request.id}/deny`, text: 'Deny' })}</div>`,
)}`,
  })
}

function approve(visit: Visit, request: ConsentRequest): Answer {
  approveConsentRequest(visit.premises, request)
  return doneAt(visit, path, `${appName(visit, request)} has what ${personName(visit, request)} asked for.`)
}

function deny(visit: Visit, request: ConsentRequest): Answer {
  closeConsentRequest(visit.premises.store, request.id)
  return doneAt(visit, path, `The request of ${personName(visit, request)} was denied.`)
}
