import { type Context, Hono } from 'hono'
import { homeTenant } from '../../directory/index.ts'
import { approvalRequestPage, messagePage, show } from '../../pages/index.ts'
import type { Premises } from '../../premises.ts'
import { refusePerson } from '../answers.ts'
import { findRegistration } from '../apps/index.ts'
import { canaryFor, isOwnForm } from '../canary.ts'
import { askForConsent, type Wanted } from '../consents/index.ts'
import { atDoor } from '../door.ts'
import { formOf } from '../parameters.ts'
import { readPolicy } from '../policy.ts'
import { refuse } from '../refusal.ts'
import { graph } from '../resources/index.ts'
import { currentSession } from '../sessions.ts'
import type { Traced } from '../traced.ts'
import { type Errand, refuseDisabled } from './errand.ts'

const path = '/:tenant/consent-request'

const wordsMax = 1_000

/** "Need admin approval", or where the tenant takes requests, "Approval required". */
export function needAdministrator(
  c: Context<Traced>,
  premises: Premises,
  { authority, app }: Errand,
  wants: readonly Wanted[],
): Response | Promise<Response> {
  const permissions = wants.map(({ permission }) => permission).join(', ')
  if (!readPolicy(premises.store).takesConsentRequests)
    return refusePerson(c, premises, refuse('adminConsentRequired', app.displayName, permissions), app.displayName)
  const { code, message } = refuse('adminConsentRequestable', app.displayName, permissions)
  return show(
    c,
    approvalRequestPage({
      companyName: authority.tenant.name,
      appName: app.displayName,
      message: `AADSTS${code}: ${message}`,
      action: path.replace(':tenant', authority.segment),
      canary: canaryFor(c, premises.url),
      fields: { client_id: app.clientId, permissions: wants.map(asScope).join(', ') },
    }),
    400,
  )
}

const asScope = ({ resource, permission }: Wanted): string =>
  resource.appId === graph.appId ? permission : `${resource.id}/${permission}`

export const consentRequestRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>().post(path, async (c) => request(c, atDoor(c, premises), await formOf(c)))

function request(c: Context<Traced>, premises: Premises, form: URLSearchParams): Response | Promise<Response> {
  const app = findRegistration(premises.store, form.get('client_id') ?? '')
  if (!app || !isOwnForm(c, premises.url, form.get('canary') ?? undefined))
    return refusePerson(c, premises, refuse('formForeign'))
  const session = currentSession(c, premises)
  if (!session) return refuseDisabled(c, premises) ?? refusePerson(c, premises, refuse('formForeign'))
  askForConsent(premises.store, {
    clientId: app.clientId,
    personId: session.person.id,
    permissions: (form.get('permissions') ?? '').slice(0, wordsMax),
    reason: (form.get('reason') ?? '').slice(0, wordsMax),
    askedAt: premises.clock().getTime(),
  })
  return show(
    c,
    messagePage(
      homeTenant(premises.store).name,
      'Request sent',
      `An administrator finds the request for ${app.displayName} among the admin consent requests. Come back to the app when it was approved.`,
    ),
  )
}
