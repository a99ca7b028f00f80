// The flow that Create Template writes: its trigger takes our payload, it asks for an approval, and calls back with what
// was decided. A round trip is answered before anything else, and begins no approval.

import { payloadVersion } from '../payload.ts'
import {
  after,
  answer,
  first,
  type Json,
  type JsonObject,
  literal,
  once,
  patiently,
  post,
  sent,
  whether,
} from './expression.ts'
import { type Site, siteStep } from './siteStep.ts'
import { triggerSchema } from './triggerSchema.ts'

export type FlowTemplate = {
  /** The workflow's, and the flow's. */
  name: string
  link: string
  /** Addresses that stand in the flow; none where each request says whom the flow asks. */
  approvers: readonly string[]
  sites: readonly Site[]
}

/** What a definition may be called; the platform cuts nothing off, it refuses. */
export const flowNameMax = 80

export const flowName = (name: string): string =>
  name.length <= flowNameMax ? name : `${name.slice(0, flowNameMax - 1).trimEnd()}…`

/** The `clientdata` of the row in Dataverse. */
export const clientData = (template: FlowTemplate): JsonObject => ({
  schemaVersion: '1.0.0.0',
  properties: { connectionReferences: connectionReferences(template), definition: definition(template) },
})

export type NeededConnection = { api: string; logicalName: string; title: string }

/** Each link has references of its own: whoever confirms one for a flow decides for no other flow. */
export function neededConnections({ link, sites }: Pick<FlowTemplate, 'link' | 'sites'>): NeededConnection[] {
  const own = link.replaceAll('-', '').slice(-12)
  const approvals = { api: 'shared_approvals', logicalName: `new_countersignapprovals_${own}`, title: 'Approvals' }
  const site = { api: 'shared_sharepointonline', logicalName: `new_countersignsharepoint_${own}`, title: 'SharePoint' }
  return sites.length > 0 ? [approvals, site] : [approvals]
}

const connectionReferences = (template: FlowTemplate): JsonObject =>
  Object.fromEntries(
    neededConnections(template).map(({ api, logicalName }) => [
      api,
      { runtimeSource: 'embedded', connection: { connectionReferenceLogicalName: logicalName }, api: { name: api } },
    ]),
  )

const definition = (template: FlowTemplate): JsonObject => ({
  $schema: 'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
  contentVersion: '1.0.0.0',
  parameters: {
    $connections: { defaultValue: {}, type: 'Object' },
    $authentication: { defaultValue: {}, type: 'SecureObject' },
  },
  // Opened by the signature in its address: an application of its own can't call a flow of "any user in my tenant".
  triggers: {
    manual: {
      type: 'Request',
      kind: 'Http',
      inputs: { triggerAuthenticationType: 'All', method: 'POST', schema: triggerSchema },
    },
  },
  actions: {
    Is_it_a_test: whether({ equals: [sent('kind'), 'authenticate'] }, first, answerTest(template), work(template)),
  },
})

const callback = sent('callbackUrl')

const answerTest = ({ link }: FlowTemplate): JsonObject => ({
  Call_Countersign: post(callback, { version: payloadVersion, nonce: sent('nonce') }, first, once),
  Answer_the_test: answer(
    200,
    {
      ...{ countersign: 'authenticate', version: payloadVersion, link, nonce: sent('nonce') },
      reached: "@coalesce(outputs('Call_Countersign')?['statusCode'], 0)",
    },
    after('Call_Countersign', 'Succeeded', 'Failed', 'TimedOut'),
  ),
})

const asked = 'Start_and_wait_for_an_approval'
const outcome = `@outputs('${asked}')?['body/outcome']`
const response = `first(coalesce(outputs('${asked}')?['body/responses'], json('[]')))`

const work = (template: FlowTemplate): JsonObject => ({
  Take_the_request: answer(
    200,
    { countersign: 'request', version: payloadVersion, link: template.link, requestId: sent('requestId') },
    first,
  ),
  [asked]: approval(template),
  Is_it_approved: whether(
    { equals: [outcome, 'Approve'] },
    after(asked),
    {
      Report_the_approval: report('Approve', first),
      ...(template.sites.length > 0 ? siteStep(template.sites, 'Report_the_approval') : {}),
    },
    { Report_the_rejection: report(outcome, first) },
  ),
  Report_that_nobody_answered: report(`@actions('${asked}')?['status']`, after(asked, 'Failed', 'TimedOut')),
})

const report = (word: Json, runAfter: JsonObject): JsonObject =>
  post(
    callback,
    {
      ...{ version: payloadVersion, requestId: sent('requestId'), outcome: word },
      responder: `@${response}?['responder']`,
      comments: `@${response}?['comments']`,
    },
    runAfter,
    patiently,
  )

const approval = ({ approvers }: FlowTemplate): JsonObject => ({
  type: 'OpenApiConnectionWebhook',
  runAfter: after('Take_the_request'),
  inputs: {
    host: {
      apiId: '/providers/Microsoft.PowerApps/apis/shared_approvals',
      connectionName: 'shared_approvals',
      operationId: 'StartAndWaitForAnApproval',
    },
    parameters: {
      approvalType: 'Basic',
      'WebhookApprovalCreationInput/title': sent('title'),
      'WebhookApprovalCreationInput/assignedTo':
        approvers.length > 0 ? literal(approvers.join(';')) : sent('assignedTo'),
      'WebhookApprovalCreationInput/details': sent('details'),
      'WebhookApprovalCreationInput/itemLink': sent('pageUrl'),
      'WebhookApprovalCreationInput/itemLinkDescription': 'The request in Countersign',
      'WebhookApprovalCreationInput/enableNotifications': true,
      'WebhookApprovalCreationInput/enableReassignment': true,
    },
    authentication: "@parameters('$authentication')",
  },
})
