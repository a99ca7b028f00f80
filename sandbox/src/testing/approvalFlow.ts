import type { JsonObject } from '../automate/index.ts'

/** Asks somebody, and calls back with the answer, or with what became of the question. */
export function approvalFlow(
  changes: { trigger?: JsonObject; approval?: JsonObject; callback?: JsonObject } = {},
): JsonObject {
  const callBack = (body: JsonObject, runAfter: JsonObject): JsonObject => ({
    type: 'Http',
    runAfter,
    inputs: {
      method: 'POST',
      uri: "@triggerBody()?['callbackUrl']",
      headers: {
        'Content-Type': 'application/json',
        Authorization: "@concat('Bearer ', triggerBody()?['callbackToken'])",
      },
      body: { requestId: "@triggerBody()?['requestId']", ...body },
      retryPolicy: { type: 'exponential', interval: 'PT7S', count: 4 },
      ...changes.callback,
    },
  })
  const outcome = "@outputs('Start_and_wait_for_an_approval')?['body/outcome']"
  const responses = "@outputs('Start_and_wait_for_an_approval')?['body/responses']"
  return {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      $connections: { defaultValue: {}, type: 'Object' },
      $authentication: { defaultValue: {}, type: 'SecureObject' },
    },
    triggers: {
      manual: {
        type: 'Request',
        kind: 'Http',
        inputs: {
          triggerAuthenticationType: 'All',
          method: 'POST',
          schema: {
            type: 'object',
            required: ['requestId', 'title', 'callbackUrl'],
            properties: {
              requestId: { type: 'string' },
              title: { type: 'string' },
              details: { type: ['string', 'null'] },
              approver: { type: 'string' },
              callbackUrl: { type: 'string' },
              callbackToken: { type: 'string' },
            },
          },
          ...changes.trigger,
        },
      },
    },
    actions: {
      Start_and_wait_for_an_approval: {
        type: 'OpenApiConnectionWebhook',
        runAfter: {},
        inputs: {
          host: {
            apiId: '/providers/Microsoft.PowerApps/apis/shared_approvals',
            connectionName: 'shared_approvals',
            operationId: 'StartAndWaitForAnApproval',
          },
          parameters: {
            approvalType: 'Basic',
            'WebhookApprovalCreationInput/title': "@triggerBody()?['title']",
            'WebhookApprovalCreationInput/assignedTo': "@triggerBody()?['approver']",
            'WebhookApprovalCreationInput/details': "@triggerBody()?['details']",
            'WebhookApprovalCreationInput/enableNotifications': true,
            'WebhookApprovalCreationInput/enableReassignment': true,
          },
          authentication: "@parameters('$authentication')",
        },
        ...changes.approval,
      },
      Condition: {
        type: 'If',
        runAfter: { Start_and_wait_for_an_approval: ['Succeeded'] },
        expression: { and: [{ equals: [outcome, 'Approve'] }] },
        actions: { Approved: callBack({ outcome, responses }, {}) },
        else: { actions: { Rejected: callBack({ outcome: 'Reject', responses }, {}) } },
      },
      Unanswered: callBack(
        { outcome: "@actions('Start_and_wait_for_an_approval')?['status']" },
        { Start_and_wait_for_an_approval: ['Failed', 'TimedOut'] },
      ),
    },
  }
}

export const approvalConnections: JsonObject = {
  shared_approvals: {
    runtimeSource: 'embedded',
    connection: { connectionReferenceLogicalName: 'new_sharedapprovals_1' },
    api: { name: 'shared_approvals' },
  },
}

export const clientDataWith = (
  definition: JsonObject,
  connectionReferences: JsonObject = approvalConnections,
): string => JSON.stringify({ schemaVersion: '1.0.0.0', properties: { connectionReferences, definition } })
