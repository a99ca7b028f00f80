// `/_sandbox/apps`: app registrations, what they are called, where they live, how they prove who they are.

import { Hono } from 'hono'
import { z } from 'zod'
import { day } from '../../clock.ts'
import type { Premises } from '../../premises.ts'
import {
  appRegistrations,
  changeSettings,
  removeCertificate,
  removeRedirectUri,
  removeSecret,
  renameRegistration,
} from '../apps/index.ts'
import { enableServicePrincipal } from '../servicePrincipals.ts'
import type { Traced } from '../traced.ts'
import { defined, gone, ofApp, onApp, oneApp, settle, showApp, withBody } from './answering.ts'
import { allowRedirectUri, createApp, newClientSecret, uploadCertificate } from './apps.ts'
import { appView } from './view.ts'

const appBody = z.strictObject({ displayName: z.string().min(1) })

const changesBody = z.strictObject({
  displayName: z.string().min(1).optional(),
  signInAudience: z.enum(['AzureADMyOrg', 'AzureADMultipleOrgs']).optional(),
  groupClaims: z.enum(['None', 'SecurityGroup']).optional(),
  issuesAccessTokens: z.boolean().optional(),
  issuesIdTokens: z.boolean().optional(),
  allowsPublicClient: z.boolean().optional(),
  tellsAuthTime: z.boolean().optional(),
  isDisabled: z.boolean().optional(),
})

const redirectUriBody = z.strictObject({
  uri: z.string(),
  platform: z.enum(['web', 'spa', 'publicClient']).default('web'),
})

/** Two years are the longest that Entra's portal offers. */
const secretBody = z.strictObject({
  description: z.string().default(''),
  days: z.int().min(1).max(730).default(180),
})

const certificateBody = z.strictObject({ certificate: z.string(), description: z.string().default('') })

export function registrationRoutes(premises: Premises): Hono<Traced> {
  const { store, directory, clock } = premises
  return new Hono<Traced>()
    .get('/_sandbox/apps', (c) => c.json({ apps: appRegistrations(store).map((app) => appView(premises, app)) }))
    .post('/_sandbox/apps', (c) =>
      withBody(c, appBody, ({ displayName }) => showApp(c, premises, createApp(premises, displayName), 201)),
    )
    .get(oneApp, (c) => ofApp(c, premises, (app) => showApp(c, premises, app)))
    .patch(oneApp, (c) =>
      onApp(c, premises, changesBody, (app, { displayName, isDisabled, ...changes }) => {
        changeSettings(store, app, defined(changes))
        if (displayName !== undefined) renameRegistration(store, app.clientId, displayName)
        if (isDisabled !== undefined) enableServicePrincipal(directory, app.clientId, !isDisabled)
        return showApp(c, premises, app)
      }),
    )
    .post(`${oneApp}/redirect-uris`, (c) =>
      onApp(c, premises, redirectUriBody, (app, { uri, platform }) =>
        settle(c, premises, app, allowRedirectUri(premises, app, uri, platform)),
      ),
    )
    .delete(`${oneApp}/redirect-uris`, (c) =>
      ofApp(c, premises, (app) => {
        removeRedirectUri(store, app.clientId, c.req.query('uri') ?? '')
        return showApp(c, premises, app)
      }),
    )
    .post(`${oneApp}/secrets`, (c) =>
      onApp(c, premises, secretBody, (app, { description, days }) =>
        c.json(newClientSecret(premises, app, description, new Date(clock().getTime() + days * day)), 201),
      ),
    )
    .delete(`${oneApp}/secrets/:id`, (c) =>
      ofApp(c, premises, (app) => gone(c, removeSecret(store, app.clientId, c.req.param('id') ?? ''))),
    )
    .post(`${oneApp}/certificates`, (c) =>
      onApp(c, premises, certificateBody, (app, { certificate, description }) =>
        settle(c, premises, app, uploadCertificate(premises, app, certificate, description)),
      ),
    )
    .delete(`${oneApp}/certificates/:id`, (c) =>
      ofApp(c, premises, (app) => gone(c, removeCertificate(store, app.clientId, c.req.param('id') ?? ''))),
    )
}
