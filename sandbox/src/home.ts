// The front page: what an app, or somebody who builds one, needs to know of this sandbox.

import { Hono } from 'hono'
import { namedPeople } from './company/index.ts'
import { consoleApps } from './consoles/index.ts'
import { findPeople, homeTenant, type Person, people } from './directory/index.ts'
import {
  type AppRegistration,
  agreedForEverybody,
  appRegistrations,
  atDoor,
  currentSession,
  issuerOf,
  redirectUrisOf,
  rolesHeld,
  rolesOf,
  secretsOf,
  type Traced,
} from './entra/index.ts'
import { type AppView, homePage, leaf, peopleShown, personCards, show } from './pages/index.ts'
import type { Premises } from './premises.ts'

export const homeRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/favicon.svg', (c) => c.body(leaf, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=3600' }))
    .get('/', (c) => {
      const { store, directory, url } = atDoor(c, premises)
      const tenant = homeTenant(store)
      const apps = appRegistrations(store)
      const issuer = issuerOf(url, tenant.id)
      const session = currentSession(c, atDoor(c, premises))
      const everybody = people(directory)
      const find = c.req.query('find')?.trim() ?? ''
      const found = find === '' ? everybody.filter(isNamed) : findPeople(everybody, find)
      const search = peopleShown(everybody, found, { find, action: '/', fields: [] })
      return show(
        c,
        homePage({
          companyName: tenant.name,
          consoles: consoleApps(store).filter(({ path }) => path !== '/'),
          domain: tenant.domain,
          tenantId: tenant.id,
          issuer,
          discovery: `${issuer}/.well-known/openid-configuration`,
          httpsUrl: premises.doors.https,
          smtpUrl: premises.smtpUrl,
          certificateAuthority: premises.certificateAuthority,
          graph: `${url}/v1.0`,
          environmentUrl: url,
          appName: apps[0]?.displayName ?? '',
          people: personCards(search.people, (person) => roleNames(premises, apps[0], person)),
          search,
          apps: apps.map((app) => appView(premises, app)),
          signedIn: session && {
            name: session.person.displayName,
            signOut: `/${tenant.id}/oauth2/v2.0/logout`,
          },
        }),
      )
    })

const isNamed = ({ id }: Person): boolean => Object.values<string>(namedPeople).includes(id)

const roleNames = ({ store }: Premises, app: AppRegistration | undefined, person: Person): string[] =>
  app ? rolesHeld(store, app.clientId, person.id).map(({ displayName }) => displayName) : []

const appView = ({ store }: Premises, app: AppRegistration): AppView => ({
  displayName: app.displayName,
  clientId: app.clientId,
  accounts:
    app.signInAudience === 'AzureADMyOrg'
      ? 'This organization only (single tenant)'
      : 'Any organization (multi-tenant)',
  redirectUris: redirectUrisOf(store, app.clientId).map(({ uri }) => uri),
  secrets: secretsOf(store, app.clientId).map(
    ({ description, hint, endsAt }) =>
      `${description}: ${hint}… · expires ${new Date(endsAt).toISOString().slice(0, 10)}`,
  ),
  roles: rolesOf(store, app.clientId).map(({ displayName, value }) => `${displayName} (${value})`),
  permissions: agreedForEverybody(store, app.clientId).map(({ permission }) => permission),
})
