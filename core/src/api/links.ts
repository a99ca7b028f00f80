// The link of an identity store's workflows to Power Automate: one client for each store, one link for each workflow.

import { z } from 'zod'
import { cloudNames } from '../clouds/index.ts'
import { storeParams } from './directories.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant } from './page.ts'

const who = z.object({ id: z.uuid(), name: z.string() })
const oneLine = (max: number) => z.string().trim().min(1, { error: 'Fill this in.' }).max(max)
const entraId = z.guid({ error: 'An id like 2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21.' }).toLowerCase()
const webAddress = z.url({ protocol: /^https?$/, error: 'An address that begins with https://' }).max(2_000)

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

export const linkStates = ['not-linked', 'template-made', 'url-entered', 'linked'] as const

const linkHealth = z.object({
  state: z.enum(['ok', 'off', 'trouble', 'not-known']),
  sentence: z.string(),
  at: instant.nullable(),
})

export const workflowLink = z
  .object({
    workflowId: z.uuid(),
    storeId: z.uuid(),
    hasClient: z.boolean(),
    state: z.enum(linkStates).meta({
      description: 'Requests start the flow once it is `linked`: its URL was entered and authenticated.',
    }),
    template: z
      .object({
        flowName: z.string(),
        as: z.enum(['flow-account', 'application']),
        owner: z.string().meta({ description: 'Under whose My flows it is; of an application it is under none.' }),
        approvers: z.array(z.string()).meta({ description: 'The addresses that stand in the flow.' }),
        asksWhoeverHoldsIt: z.boolean().meta({ description: 'Whether each request says whom the flow asks.' }),
        sites: z.int().meta({ description: 'Of how many departments it lets people into the site.' }),
        madeAt: instant,
        madeBy: who.nullable(),
      })
      .nullable(),
    requestUrl: z
      .object({
        host: z.string(),
        flow: z.string().meta({ description: 'The end of the flow’s id in the address; the rest is secret.' }),
        enteredAt: instant,
        enteredBy: who.nullable(),
      })
      .nullable(),
    authenticated: z
      .object({
        at: instant,
        by: who.nullable(),
        isAnswered: z.boolean().meta({ description: 'False where the flow was switched off: it has yet to answer.' }),
      })
      .nullable(),
    health: linkHealth,
    warnings: z.array(z.string()),
    portalUrl: z.string().nullable().meta({ description: 'Where Power Automate shows its flows.' }),
    freshUntil: instant.nullable().meta({ description: 'Until when whoever asks counts as freshly signed in.' }),
  })
  .meta({ id: 'WorkflowLink' })
export type WorkflowLink = z.output<typeof workflowLink>

export const getWorkflowLink = defineOperation({
  id: 'getWorkflowLink',
  method: 'get',
  path: '/api/v1/workflows/{id}/link',
  tag: 'Power Automate',
  summary: 'The link of a workflow to a cloud flow',
  access: 'stores.read',
  params: idParams,
  answer: workflowLink,
  status: 200,
})

export const listedLink = z
  .object({
    workflowId: z.uuid(),
    state: z.enum(linkStates),
    flowName: z.string(),
    health: linkHealth,
  })
  .meta({ id: 'ListedWorkflowLink' })
export type ListedLink = z.output<typeof listedLink>

export const listWorkflowLinks = defineOperation({
  id: 'listWorkflowLinks',
  method: 'get',
  path: '/api/v1/stores/{storeId}/workflow-links',
  tag: 'Power Automate',
  summary: 'Which workflows of an identity store are linked to a cloud flow, and how the links are doing',
  access: 'stores.read',
  params: storeParams,
  answer: z.object({ items: z.array(listedLink) }).meta({ id: 'WorkflowLinkList' }),
  status: 200,
})

/** A switch of the cloud's has 25 cases; a table of its own has room for more, and this is more than anybody draws. */
export const sitesMax = 50

export const createFlowTemplate = defineOperation({
  id: 'createFlowTemplate',
  method: 'post',
  path: '/api/v1/workflows/{id}/link/template',
  tag: 'Power Automate',
  summary: 'Create the template flow of a workflow in its environment, switched off',
  description: 'If there is one already it is written anew, under the same id and the same request URL.',
  access: 'workflows.manage',
  params: idParams,
  body: z.strictObject({
    as: z
      .enum(['flow-account', 'application'])
      .default('flow-account')
      .meta({ description: 'A flow of the application’s own stands under nobody’s My flows.' }),
    sites: z
      .array(z.strictObject({ department: oneLine(100), site: webAddress }))
      .max(sitesMax)
      .default([])
      .meta({ description: 'Whoever is let in is added to the site of their department once the change is applied.' }),
  }),
  answer: z.object({ link: workflowLink, message: z.string() }).meta({ id: 'CreatedFlowTemplate' }),
  status: 201,
})

export const putRequestUrl = defineOperation({
  id: 'putRequestUrl',
  method: 'put',
  path: '/api/v1/workflows/{id}/link/request-url',
  tag: 'Power Automate',
  summary: 'Enter the request URL of the flow; it is a secret, and never told again',
  access: 'workflows.manage',
  params: idParams,
  body: z.strictObject({ requestUrl: oneLine(16_384) }),
  answer: workflowLink,
  status: 200,
})

export const authenticateLink = defineOperation({
  id: 'authenticateLink',
  method: 'post',
  path: '/api/v1/workflows/{id}/link/authenticate',
  tag: 'Power Automate',
  summary: 'Link the workflow to the flow at the request URL, after a round trip through it',
  description:
    'Only for whoever has just signed in again: else `fresh-sign-in-needed`, and the browser goes to `/sign-in/again?returnTo=…`.',
  access: 'stores.manage',
  params: idParams,
  answer: z
    .object({ link: workflowLink, isAnswered: z.boolean(), sentence: z.string() })
    .meta({ id: 'AuthenticatedLink' }),
  status: 200,
})

export const checkLink = defineOperation({
  id: 'checkLink',
  method: 'post',
  path: '/api/v1/workflows/{id}/link/check',
  tag: 'Power Automate',
  summary: 'See how the link is doing: a round trip through its flow, which starts no approval',
  access: 'workflows.manage',
  params: idParams,
  answer: workflowLink,
  status: 200,
})

export const deleteWorkflowLink = defineOperation({
  id: 'deleteWorkflowLink',
  method: 'delete',
  path: '/api/v1/workflows/{id}/link',
  tag: 'Power Automate',
  summary: 'Unlink a workflow; the flow stays, and its answers count for nothing any more',
  access: 'workflows.manage',
  params: idParams,
  status: 204,
})
