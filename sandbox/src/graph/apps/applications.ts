// App registrations, read from Entra, where they are made; of what can be changed here, the name.

import { stableId } from '../../company/index.ts'
import { type DirectoryObject, homeTenant } from '../../directory/index.ts'
import {
  type AppRegistration,
  appRegistrations,
  redirectUrisOf,
  renameRegistration,
  rolesOf,
  secretsOf,
} from '../../entra/index.ts'
import { type Answer, type Found, found, noContent, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { guid } from '../lookUp.ts'
import * as needs from '../needs.ts'
import { answerCollection, answerCount, answerObject, type Collection } from '../query/index.ts'
import { application } from '../resources/index.ts'
import { readProperties } from '../write/index.ts'
import { asAppRole } from './servicePrincipals.ts'

export const applicationOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/applications',
    needs: needs.readApps,
    cost: 2,
    run: (call) => answerCollection(call, all(call)),
  },
  { method: 'GET', path: '/applications/$count', needs: needs.readApps, run: (call) => answerCount(call, all(call)) },
  { method: 'GET', path: '/applications/{id}', needs: needs.readApp, run: get },
  { method: 'PATCH', path: '/applications/{id}', needs: needs.updateApplication, run: update },
]

/** The object id of a registration, which is not its client id: clients that mix them up should notice here. */
const objectId = ({ clientId }: AppRegistration): string => stableId(`application/${clientId}`)

function asObject({ premises }: Call, app: AppRegistration): DirectoryObject {
  const { store } = premises
  return {
    id: objectId(app),
    kind: 'application',
    state: 'live',
    properties: {
      appId: app.clientId,
      displayName: app.displayName,
      signInAudience: app.signInAudience,
      groupMembershipClaims: app.groupClaims === 'None' ? null : app.groupClaims,
      createdDateTime: new Date(app.createdAt).toISOString(),
      publisherDomain: homeTenant(store).domain,
      appRoles: rolesOf(store, app.clientId).map(asAppRole),
      passwordCredentials: secretsOf(store, app.clientId).map(({ id, description, hint, endsAt }) => ({
        keyId: id,
        displayName: description,
        hint,
        startDateTime: new Date(app.createdAt).toISOString(),
        endDateTime: new Date(endsAt).toISOString(),
      })),
      web: { redirectUris: redirectUrisOf(store, app.clientId).map(({ uri }) => uri) },
    },
  }
}

function all(call: Call): Collection {
  const objects = appRegistrations(call.premises.store).map((app) => asObject(call, app))
  return {
    resource: application,
    objects,
    set: 'applications',
    sight: () => 'all',
    placeOf: (id) => {
      const place = objects.findIndex((object) => object.id === id)
      return place < 0 ? undefined : place
    },
  }
}

/** By object id, or `appId='…'`. */
function find({ premises, keys: [key = ''] }: Call): Found<AppRegistration> {
  const appId = /^appId=(.*)$/i.exec(key)?.[1]?.toLowerCase()
  if (appId === undefined && !guid.test(key)) return refuse('invalidId', key)
  const app = appRegistrations(premises.store).find((one) =>
    appId === undefined ? objectId(one) === key.toLowerCase() : one.clientId.toLowerCase() === appId,
  )
  return app ? found(app) : refuse('notFound', appId ?? key)
}

function get(call: Call): Answer {
  const app = find(call)
  return app.error ? app : answerObject(call, application, asObject(call, app.value), 'applications', 'all')
}

async function update(call: Call): Promise<Answer> {
  const app = find(call)
  if (app.error) return app
  const body = await call.body()
  if (body.error) return body
  const other = Object.keys(body.value).find((name) => name !== 'displayName')
  if (other !== undefined)
    return refuse('notPlayed', `changing '${other}' of an app registration. It is done on Entra's own page.`)
  const read = readProperties(body.value, application, {
    names: new Set(['displayName']),
    lengths: { displayName: 256 },
  })
  if (read.error) return read
  const { displayName } = read.value
  if (typeof displayName !== 'string') return refuse('badValue', 'displayName', 'Application')
  renameRegistration(call.premises.store, app.value.clientId, displayName)
  return noContent
}
