// /adminconsent: an app, or its manual, sends an administrator here to agree, once and for everybody, to everything its
// registration asks for. The address that ends in /v2.0/adminconsent names scopes and agrees to those.

import { type Context, Hono } from 'hono'
import { consentPage, messagePage, show } from '../../pages/index.ts'
import type { Premises } from '../../premises.ts'
import { answerApp, refusePerson } from '../answers.ts'
import {
  type AppRegistration,
  configuredPermissions,
  findRedirectUri,
  findRegistration,
  redirectUrisOf,
} from '../apps/index.ts'
import { notAdmitted, readAuthority } from '../authority.ts'
import { canaryFor } from '../canary.ts'
import { agreeForEverybody, agreeToAll, wantedBy } from '../consents/index.ts'
import { atDoor } from '../door.ts'
import { formOf, type Parameters, queryOf, readParameters } from '../parameters.ts'
import { describePermission } from '../permissionWords.ts'
import { isAdministrator } from '../policy.ts'
import { good, type Outcome, refuse, refused } from '../refusal.ts'
import { findResource, readScope } from '../scopes.ts'
import { enabledServicePrincipal } from '../servicePrincipals.ts'
import { currentSession, type Session } from '../sessions.ts'
import type { Traced } from '../traced.ts'
import { askForMfa, isTooWeak } from './askForMfa.ts'
import { askWho } from './askWho.ts'
import {
  type Errand,
  formAddress,
  formTargets,
  type Returned,
  readConsent,
  readLogin,
  readMfa,
  refuseDisabled,
} from './errand.ts'

type Answer = Response | Promise<Response>

type Visit = { c: Context<Traced>; premises: Premises; errand: Errand; parameters: Parameters }

const versions = ['', '/v2.0'] as const

export function adminConsentRoutes(premises: Premises): Hono<Traced> {
  const app = new Hono<Traced>()
  for (const version of versions) {
    const path = `/:tenant${version}/adminconsent` as const
    const at = (c: Context<Traced>, go: (visit: Visit) => Answer) => visit(c, premises, version, go)
    app.get(path, (c) => at(c, begin))
    for (const [step, read, go] of steps)
      app.post(`${path}/${step}`, async (c) => {
        const form = await formOf(c)
        return at(c, (visited) => {
          const returned = read(c, visited.premises, form)
          if ('answer' in returned) return returned.answer
          return 'cancelled' in returned ? cancel(visited) : go(visited, returned.session)
        })
      })
  }
  return app
}

type Step = readonly [
  name: string,
  read: (c: Context<Traced>, premises: Premises, form: URLSearchParams) => Returned,
  go: (visit: Visit, session: Session) => Answer,
]

const steps: readonly Step[] = [
  ['login', readLogin, (visited, session) => proceed(visited, session)],
  ['mfa', readMfa, (visited, session) => proceed(visited, session)],
  ['consent', readConsent, (visited, session) => agreed(visited, session)],
]

function visit(
  c: Context<Traced>,
  everywhere: Premises,
  version: (typeof versions)[number],
  go: (visit: Visit) => Answer,
): Answer {
  const premises = atDoor(c, everywhere)
  const search = queryOf(c)
  const reading = readErrand(premises, c.req.param('tenant') ?? '', version, search)
  if (!reading.ok) return refusePerson(c, premises, reading.refusal)
  return go({ c, premises, ...reading.value })
}

function readErrand(
  premises: Premises,
  tenantName: string,
  version: (typeof versions)[number],
  search: URLSearchParams,
): Outcome<Pick<Visit, 'errand' | 'parameters'>> {
  const { store, directory } = premises
  const authority = readAuthority(store, tenantName)
  if (!authority.ok) return authority
  const read = readParameters(search)
  if (!read.ok) return read
  const parameters = read.value
  const { client_id: clientId, redirect_uri: redirectUri } = parameters
  if (clientId === undefined) return refused('parameterMissing', 'client_id')
  const app = findRegistration(store, clientId)
  if (!app) return refused('clientNotFound', clientId, authority.value.tenant.name)
  const foreign = notAdmitted(app, authority.value)
  if (foreign) return { ok: false, refusal: foreign }
  if (redirectUri !== undefined && !findRedirectUri(store, clientId, redirectUri))
    return refused('redirectUriMismatch', redirectUri, app.clientId)
  if (!enabledServicePrincipal(directory, app)) return refused('clientDisabled', app.clientId, app.displayName)
  const path = `/${authority.value.segment}${version}/adminconsent`
  const errand = { authority: authority.value, app, path, forms: path, search, hint: undefined, hinted: undefined }
  return good({ errand, parameters })
}

function begin(visited: Visit): Answer {
  const { c, premises, errand } = visited
  const session = currentSession(c, premises)
  return session && isAdministrator(premises.directory, session.person.id)
    ? proceed(visited, session)
    : (refuseDisabled(c, premises) ?? askWho(c, premises, errand, session))
}

function proceed(visited: Visit, session: Session): Answer {
  const { c, premises, errand } = visited
  if (isTooWeak(premises, session)) return askForMfa(c, premises, errand, session)
  const wants = wantsOf(visited)
  if (!wants.ok) return refusePerson(c, premises, wants.refusal)
  const { app, authority } = errand
  if (!isAdministrator(premises.directory, session.person.id))
    return refusePerson(
      c,
      premises,
      refuse('adminConsentRequired', app.displayName, wants.value.map(({ name }) => name).join(', ')),
      app.displayName,
    )
  return show(
    c,
    consentPage({
      companyName: authority.tenant.name,
      domain: authority.tenant.domain,
      appName: app.displayName,
      userPrincipalName: session.person.userPrincipalName,
      permissions: wants.value,
      scope: 'organization',
      action: formAddress(errand, 'consent'),
      canary: canaryFor(c, premises.url),
      formTargets: formTargets(premises, errand),
    }),
  )
}

const wantsOf = ({ premises, errand, parameters }: Visit) =>
  parameters.scope === undefined
    ? good(configuredWords(premises, errand.app))
    : scopesWanted(premises, errand, parameters.scope)

const configuredWords = (premises: Premises, app: AppRegistration) =>
  configuredPermissions(premises.store, app.clientId).flatMap(({ resourceAppId, permission, kind }) => {
    const resource = findResource(premises, resourceAppId)
    return resource ? [describePermission(resource, permission, kind)] : []
  })

function scopesWanted(premises: Premises, { app, authority }: Errand, scope: string) {
  const read = readScope(premises, app, authority.tenant, scope)
  if (!read.ok) return read
  return good(
    wantedBy(premises, app, read.value).map(({ resource, permission }) =>
      describePermission(resource, permission, 'delegated'),
    ),
  )
}

function agreed(visited: Visit, session: Session): Answer {
  const { c, premises, errand, parameters } = visited
  if (isTooWeak(premises, session) || !isAdministrator(premises.directory, session.person.id))
    return proceed(visited, session)
  const { app, authority } = errand
  if (parameters.scope === undefined) agreeToAll(premises, app)
  else {
    const read = readScope(premises, app, authority.tenant, parameters.scope)
    if (!read.ok) return refusePerson(c, premises, read.refusal)
    const wants = wantedBy(premises, app, read.value)
    agreeForEverybody(
      premises.store,
      app.clientId,
      wants.map(({ resource, permission }) => ({ resourceAppId: resource.appId, permission })),
    )
  }
  return answer(visited, {
    tenant: authority.tenant.id,
    admin_consent: 'True',
    ...(parameters.scope === undefined ? {} : { scope: parameters.scope }),
  })
}

const cancel = (visited: Visit): Answer =>
  answer(visited, { error: 'permission_denied', error_description: 'The admin canceled the request' })

/** Without an address in the request it is the app's first; an app without any leaves the person here. */
function answer({ c, premises, errand, parameters }: Visit, fields: Record<string, string>): Answer {
  const { app, authority } = errand
  const redirectUri = parameters.redirect_uri ?? redirectUrisOf(premises.store, app.clientId)[0]?.uri
  if (redirectUri !== undefined)
    return answerApp(c, premises, { redirectUri, responseMode: 'query', state: parameters.state }, fields)
  const [heading, text] =
    'error' in fields
      ? ['Nothing was granted', `You agreed to nothing for ${app.displayName}.`]
      : ['Consent granted', `${authority.tenant.name} agrees to what ${app.displayName} asks for.`]
  return show(c, messagePage(authority.tenant.name, heading ?? '', text ?? ''))
}
