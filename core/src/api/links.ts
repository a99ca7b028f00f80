// The link of a workflow to a cloud flow, one for each.

import { z } from 'zod'
import { storeParams } from './directories.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant } from './page.ts'
import { oneLine, webAddress, who } from './powerAutomate.ts'

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
