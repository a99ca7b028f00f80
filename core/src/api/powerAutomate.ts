// The Power Automate client of an identity store, one for each: who it is, and whether it gets through.

import { z } from 'zod'
import { cloudNames } from '../clouds/index.ts'
import { storeParams } from './directories.ts'
import { defineOperation } from './operation.ts'
import { instant } from './page.ts'

export const who = z.object({ id: z.uuid(), name: z.string() })
export const oneLine = (max: number) => z.string().trim().min(1, { error: 'Fill this in.' }).max(max)
const entraId = z.guid({ error: 'An id like 2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21.' }).toLowerCase()
export const webAddress = z.url({ protocol: /^https?$/, error: 'An address that begins with https://' }).max(2_000)

export const flowAccount = z
  .object({
    connectionId: z.uuid().meta({ description: 'Signed in, tested and removed as any connection.' }),
    name: z.string().nullable().meta({ description: 'Whose flows they are; null while nobody has signed in.' }),
    health: z.enum(['connected', 'needs-reconnect', 'not-connected']),
    sentence: z.string().nullable().meta({ description: 'Why it does not work.' }),
  })
  .meta({ id: 'FlowAccount' })

export const powerAutomateClient = z
  .object({
    cloud: z.enum(cloudNames),
    organization: z.string().meta({ description: 'As it was entered: a code, or the address of the environment.' }),
    region: z.string().nullable(),
    environmentUrl: z.string().meta({ description: 'What follows from the two.' }),
    dataServiceUrl: z.string().meta({ description: 'Where Power Automate calls this server.' }),
    tenantId: z.string(),
    clientId: z.string(),
    flowAccount: flowAccount.nullable(),
    calledUsAt: instant.nullable().meta({ description: 'When Power Automate last reached the Data Service URL.' }),
    revision: z.int(),
    changedAt: instant,
    changedBy: who.nullable(),
  })
  .meta({ id: 'PowerAutomateClient' })
export type PowerAutomateClient = z.output<typeof powerAutomateClient>

export const neededPermission = z
  .object({
    resource: z.string(),
    permission: z.string(),
    kind: z.enum(['delegated', 'security-role']),
    purpose: z.string(),
    state: z.enum(['found', 'missing', 'not-known']),
    sentence: z.string().nullable().meta({ description: 'Where it is not found: what to do.' }),
  })
  .meta({ id: 'NeededPermission' })
export type NeededPermission = z.output<typeof neededPermission>

export const getPowerAutomate = defineOperation({
  id: 'getPowerAutomate',
  method: 'get',
  path: '/api/v1/stores/{storeId}/power-automate',
  tag: 'Power Automate',
  summary: 'The Power Automate client of an identity store, and what one can be registered with',
  access: 'stores.read',
  params: storeParams,
  answer: z
    .object({
      client: powerAutomateClient.nullable(),
      clouds: z.array(
        z.object({
          name: z.enum(cloudNames),
          title: z.string(),
          regions: z.array(z.object({ code: z.string(), title: z.string(), host: z.string() })),
        }),
      ),
      countersign: z
        .object({ cloud: z.enum(cloudNames), tenantId: z.string(), clientId: z.string() })
        .nullable()
        .meta({ description: 'The app registration people sign in with here, if it is one of Entra’s.' }),
      dataServiceUrl: z.string().meta({ description: 'This server’s own address.' }),
      redirectUri: z.string().meta({ description: 'What has to be registered with the app for a flow account.' }),
      payloadSchemaUrl: z.string().meta({ description: 'What linked flows are sent, as a JSON Schema.' }),
    })
    .meta({ id: 'PowerAutomateSettings' }),
  status: 200,
})

export const putPowerAutomate = defineOperation({
  id: 'putPowerAutomate',
  method: 'put',
  path: '/api/v1/stores/{storeId}/power-automate',
  tag: 'Power Automate',
  summary: 'Register the Power Automate client of an identity store, or change it',
  description:
    'Without a secret the one of before stays; for another tenant or client it has to be entered again. `If-Match` is needed where there is a client already.',
  access: 'stores.manage',
  params: storeParams,
  body: z.strictObject({
    cloud: z.enum(cloudNames),
    organization: oneLine(300).meta({ description: 'The organization code, or the address of the environment.' }),
    region: oneLine(40).nullable().default(null).meta({ description: 'Not needed beside an address.' }),
    dataServiceUrl: webAddress,
    tenantId: entraId,
    clientId: entraId,
    clientSecret: z.string().min(1).max(500).optional(),
  }),
  headers: ['If-Match'],
  answer: powerAutomateClient,
  status: 200,
})

export const testLayers = [
  'environment',
  'token',
  'application-user',
  'flow-account',
  'data-service-url',
  'called-by-power-automate',
] as const

export const testPowerAutomate = defineOperation({
  id: 'testPowerAutomate',
  method: 'post',
  path: '/api/v1/stores/{storeId}/power-automate/test',
  tag: 'Power Automate',
  summary: 'Try the Power Automate client, layer by layer, and look for the permissions it needs',
  access: 'stores.manage',
  params: storeParams,
  answer: z
    .object({
      layers: z.array(
        z.object({
          name: z.enum(testLayers),
          title: z.string(),
          state: z.enum(['ok', 'failed', 'not-tried']),
          sentence: z.string(),
        }),
      ),
      permissions: z.array(neededPermission),
      at: instant,
    })
    .meta({ id: 'PowerAutomateTest' }),
  status: 200,
})

export const deletePowerAutomate = defineOperation({
  id: 'deletePowerAutomate',
  method: 'delete',
  path: '/api/v1/stores/{storeId}/power-automate',
  tag: 'Power Automate',
  summary: 'Remove the Power Automate client of an identity store, with the links of its workflows',
  access: 'stores.manage',
  params: storeParams,
  status: 204,
})

export const makeFlowAccount = defineOperation({
  id: 'makeFlowAccount',
  method: 'post',
  path: '/api/v1/stores/{storeId}/power-automate/flow-account',
  tag: 'Power Automate',
  summary: 'Make the connection by which a flow account signs in; it is signed in as any connection',
  description: 'It signs in with the app registration of the client. If there is one already, that is answered.',
  access: 'connections.manage',
  params: storeParams,
  answer: flowAccount,
  status: 200,
})
