import { z } from 'zod'
import { connectorNames } from '../catalog/index.ts'
import { connectionKindNames, pinnedHost, troubleCodes } from '../connections/index.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant } from './page.ts'

const who = z.object({ id: z.uuid(), name: z.string() })
const cloudName = z.enum(['public', 'gcc', 'gcc-high', 'china', 'sandbox'])

export const connection = z
  .object({
    id: z.uuid(),
    name: z.string(),
    connector: z.enum(connectorNames),
    kind: z.enum(connectionKindNames),
    cloud: cloudName.nullable(),
    tenant: z.string().nullable().meta({ description: 'The id of the tenant.' }),
    clientId: z.string().nullable().meta({ description: 'The app registration it signs in with.' }),
    ownsRegistration: z.boolean().meta({ description: 'Whether that is one of its own, and not Countersign’s.' }),
    hosts: z.array(z.string()).meta({ description: 'The only hosts its credential is sent to.' }),
    actions: z.array(z.string()).meta({ description: 'The actions it is for; its permissions follow from them.' }),
    permissions: z.array(z.string()).meta({ description: 'What these actions take.' }),
    granted: z
      .array(z.string())
      .nullable()
      .meta({ description: 'What was granted, as far as is told; null while it was never connected.' }),
    account: z
      .object({ name: z.string(), id: z.string() })
      .nullable()
      .meta({ description: 'In whose name everything is done.' }),
    health: z.enum(['connected', 'needs-reconnect', 'not-connected']),
    trouble: z
      .object({
        code: z.enum(troubleCodes),
        reference: z.string().nullable().meta({ description: 'What the other side calls it: AADSTS50173.' }),
        at: instant,
      })
      .nullable(),
    signInBegunAt: instant.nullable().meta({ description: 'Present while somebody is away to sign in.' }),
    consentUrl: z
      .string()
      .nullable()
      .meta({ description: 'Where an administrator of the tenant agrees to its permissions for everybody.' }),
    tokenExpiresAt: instant.nullable(),
    credentialExpiresAt: instant.nullable().meta({ description: 'Of a certificate.' }),
    testUrl: z.string().nullable(),
    lastUsedAt: instant.nullable(),
    connectedAt: instant.nullable(),
    connectedBy: who.nullable(),
    createdAt: instant,
    createdBy: who.nullable(),
    usedBy: z.array(z.object({ processId: z.string(), name: z.string().nullable() })),
  })
  .meta({ id: 'Connection' })
export type Connection = z.output<typeof connection>

const oneLine = (max: number) => z.string().trim().min(1, { error: 'Fill this in.' }).max(max)

/** Never trimmed: what it is, it is. */
const secret = z.string().min(4, { error: 'At least 4 characters.' }).max(32_768)

/** A client secret, or a certificate with its private key in one PEM. */
const proof = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('secret'), secret }),
  z.strictObject({ by: z.literal('certificate'), pem: secret }),
])

const registration = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('countersign') }),
  z.strictObject({
    of: z.literal('its-own'),
    cloud: cloudName,
    tenant: oneLine(253)
      .regex(/^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/, { error: 'The id of the tenant, or its domain.' })
      .toLowerCase(),
    clientId: z.guid({ error: 'An id like 2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21.' }).toLowerCase(),
    proof,
  }),
])

const hosts = z.array(pinnedHost).min(1, { error: 'Name at least one host.' }).max(20)
const testUrl = z
  .url({ protocol: /^https?$/, error: 'An address that begins with https://' })
  .max(2_000)
  .nullable()

const bearer = z.strictObject({ kind: z.literal('bearer'), token: secret })
const apiKey = z.strictObject({
  kind: z.literal('api-key'),
  in: z.enum(['header', 'query']),
  name: oneLine(200).regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, { error: 'A name without blanks, like X-Api-Key.' }),
  key: secret,
})
const basic = z.strictObject({
  kind: z.literal('basic'),
  username: oneLine(500).regex(/^[^:]*$/, { error: 'A user name has no colon.' }),
  password: secret,
})

/** A page of ours, so that nobody is led elsewhere by a sign-in that was begun for them. */
const pathHere = z
  .string()
  .max(1_000)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u, { error: 'A path of this server, like /admin/connections.' })
  .meta({ description: 'The page to come back to: a path of this server.' })

const pinned = { hosts, testUrl: testUrl.default(null) }

export const listConnections = defineOperation({
  id: 'listConnections',
  method: 'get',
  path: '/api/v1/connections',
  tag: 'Connections',
  summary: 'The connections there are, and how each is doing',
  access: 'connections.read',
  answer: z.object({ items: z.array(connection) }),
  status: 200,
})

export const getConnection = defineOperation({
  id: 'getConnection',
  method: 'get',
  path: '/api/v1/connections/{id}',
  tag: 'Connections',
  summary: 'One connection',
  access: 'connections.read',
  params: idParams,
  answer: connection,
  status: 200,
})

export const getConnectionChoices = defineOperation({
  id: 'getConnectionChoices',
  method: 'get',
  path: '/api/v1/connection-choices',
  tag: 'Connections',
  summary: 'What a new connection can be made with',
  access: 'connections.manage',
  answer: z
    .object({
      clouds: z.array(z.object({ name: cloudName, title: z.string() })),
      countersign: z
        .object({ cloud: cloudName, tenant: z.string(), clientId: z.string() })
        .nullable()
        .meta({ description: 'The app registration people sign in with here, if it is one of Entra’s.' }),
      redirectUri: z.string().meta({ description: 'What has to be registered with an app for people to sign in.' }),
    })
    .meta({ id: 'ConnectionChoices' }),
  status: 200,
})

/** A tenant has few; more are a script gone wrong. */
export const connectionsMax = 200

export const createConnection = defineOperation({
  id: 'createConnection',
  method: 'post',
  path: '/api/v1/connections',
  tag: 'Connections',
  summary: 'Create a connection; where somebody has to sign in it is connected afterwards',
  access: 'connections.manage',
  body: z.strictObject({
    name: oneLine(80),
    connector: z.enum(connectorNames),
    actions: z.array(z.string().max(100)).max(100).default([]),
    access: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('oauth-code'), registration }),
      z.strictObject({ kind: z.literal('client-credentials'), registration }),
      bearer.extend(pinned),
      apiKey.extend(pinned),
      basic.extend(pinned),
    ]),
  }),
  answer: connection,
  status: 201,
})

export const setConnectionActions = defineOperation({
  id: 'setConnectionActions',
  method: 'put',
  path: '/api/v1/connections/{id}/actions',
  tag: 'Connections',
  summary: 'Say what a connection is for; more permissions are asked for when it is connected again',
  access: 'connections.manage',
  params: idParams,
  body: z.strictObject({ actions: z.array(z.string().max(100)).max(100) }),
  answer: connection,
  status: 200,
})

export const replaceCredential = defineOperation({
  id: 'replaceCredential',
  method: 'put',
  path: '/api/v1/connections/{id}/credential',
  tag: 'Connections',
  summary: 'Enter another credential, of the same kind',
  access: 'connections.manage',
  params: idParams,
  body: z.strictObject({
    credential: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('application'), proof }),
      ...[bearer, apiKey, basic],
    ]),
  }),
  answer: connection,
  status: 200,
})

export const beginSignIn = defineOperation({
  id: 'beginSignIn',
  method: 'post',
  path: '/api/v1/connections/{id}/sign-in',
  tag: 'Connections',
  summary: 'Begin a sign-in: answers where the browser goes',
  description:
    'The browser comes back to the redirect URI, and only in the session that began it does that count. From there it goes to the page of the connection, or to `returnTo`, with `outcome` and `connection` in its query.',
  access: 'connections.manage',
  params: idParams,
  body: z.strictObject({
    anyAccount: z
      .boolean()
      .default(false)
      .meta({ description: 'Whether another account than the one before may sign in.' }),
    returnTo: pathHere.nullable().default(null),
  }),
  answer: z.object({ url: z.string() }).meta({ id: 'BegunSignIn' }),
  status: 200,
})

export const testConnection = defineOperation({
  id: 'testConnection',
  method: 'post',
  path: '/api/v1/connections/{id}/test',
  tag: 'Connections',
  summary: 'Try whether it works now, and say so at the connection',
  access: 'connections.manage',
  params: idParams,
  answer: connection,
  status: 200,
})

export const deleteConnection = defineOperation({
  id: 'deleteConnection',
  method: 'delete',
  path: '/api/v1/connections/{id}',
  tag: 'Connections',
  summary: 'Remove a connection, with its credential and its tokens',
  access: 'connections.manage',
  params: idParams,
  status: 204,
})
