// Tasks as Camunda's modeler leaves them when its element template for Power Automate was applied: the mappings and
// headers that each version of the template writes, in its order.

import { inLine, processXml } from '../bpmn.ts'

export const versions = ['1', '2', '3', '4 of May 2026', '4 of August 2026'] as const
export const operations = ['triggerFlowRun', 'getStatusOfFlowRun', 'getFlowOutputs'] as const
export const authentications = ['bearer', 'oauth-client-credentials-flow'] as const

export type Version = (typeof versions)[number]
export type Operation = (typeof operations)[number]
export type Authentication = (typeof authentications)[number]

/** What somebody typed into the template's fields; a field without an entry was left empty. */
export type Fields = {
  organizationUri: string
  token?: string
  oauthTokenEndpoint?: string
  clientId?: string
  clientSecret?: string
  flowSessionId?: string
  workflowId?: string
  connectionName?: string
  connectionType?: string
  runTimeout?: string
  runInputs?: string
  callbackUrl?: string
  resultVariable?: string
  resultExpression?: string
  errorExpression?: string
}

type Written = readonly (readonly [name: string, value: string])[]

export const templateTask = (
  id: string,
  version: Version,
  operation: Operation,
  authentication: Authentication,
  fields: Fields,
): string => {
  const inputs = inputsOf(version, operation, authentication, fields)
  const late = version === '4 of August 2026'
  return `<bpmn:serviceTask id="${id}" name="${operation}" zeebe:modelerTemplate="io.camunda.connectors.PowerAutomate.v1"
  zeebe:modelerTemplateVersion="${version[0]}" zeebe:modelerTemplateIcon="data:image/svg+xml,icon"><bpmn:extensionElements>
  <zeebe:taskDefinition type="io.camunda:http-json:1"${late ? ' retries="3"' : ''}/>
  <zeebe:ioMapping>${inputs.map(([target, source]) => `<zeebe:input source="${attribute(source)}" target="${target}"/>`).join('\n')}</zeebe:ioMapping>
  <zeebe:taskHeaders>${headersOf(operation, fields, late)
    .map(([key, value]) => `<zeebe:header key="${key}" value="${attribute(value)}"/>`)
    .join('\n')}</zeebe:taskHeaders></bpmn:extensionElements></bpmn:serviceTask>`
}

export const templateXml = (id: string, ...tasks: readonly string[]): string => processXml(id, inLine(...tasks))

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;')

function inputsOf(version: Version, operation: Operation, authentication: Authentication, fields: Fields): Written {
  const scopes = [['authentication.scopes', '=organizationUri + "/.default"']] as const
  const type = [['authentication.type', authentication]] as const
  const ofTemplate4 = version.startsWith('4') ? [...type, ...scopes] : [...scopes, ...type]
  const oauth = [
    ...ofTemplate4,
    ...given(fields, 'oauthTokenEndpoint', 'authentication.oauthTokenEndpoint'),
    ...given(fields, 'clientId', 'authentication.clientId'),
    ...given(fields, 'clientSecret', 'authentication.clientSecret'),
    ['authentication.clientAuthentication', 'basicAuthHeader'] as const,
  ]
  return [
    ['operationType', operation],
    ['organizationUri', fields.organizationUri],
    ...(authentication === 'bearer' ? [...type, ...given(fields, 'token', 'authentication.token')] : oauth),
    ['method', operation === 'triggerFlowRun' ? 'post' : 'get'],
    ...(operation === 'triggerFlowRun' ? triggerInputs(fields) : given(fields, 'flowSessionId')),
    ['headers', '={"Content-Type":"application/json"}'],
    ...(operation === 'triggerFlowRun' ? [['body', body] as const] : []),
    ['connectionTimeoutInSeconds', '20'],
    ['url', urls[operation]],
  ]
}

const given = (fields: Fields, name: keyof Fields, target: string = name): Written =>
  fields[name] === undefined ? [] : [[target, fields[name]]]

const triggerInputs = (fields: Fields): Written => [
  ...given(fields, 'workflowId'),
  ...given(fields, 'connectionName'),
  ['connectionType', fields.connectionType ?? '1'],
  ['runMode', 'attended'],
  ['runPriority', 'normal'],
  ...given(fields, 'runTimeout'),
  ...given(fields, 'runInputs'),
  ...given(fields, 'callbackUrl'),
]

const body = `={
  runMode: if runMode = null then null else runMode,
  runPriority: if runPriority = null then null else runPriority,
  connectionName: if connectionName = null then null else connectionName,
  timeout: if runTimeout = null then 7200 else runTimeout,
  inputs: if runInputs = null then null else runInputs,
  connectionType: if connectionType = null then 1 else connectionType,
  callbackUrl: if callbackUrl = null then null else callbackUrl
}`

const urls: Record<Operation, string> = {
  triggerFlowRun:
    '=organizationUri + "/api/data/v9.2/workflows(" + workflowId + ")/Microsoft.Dynamics.CRM.RunDesktopFlow"',
  getStatusOfFlowRun:
    '=organizationUri + "/api/data/v9.2/flowsessions(" + flowSessionId + ")?$select=statuscode,statecode,startedon,completedon"',
  getFlowOutputs: '=organizationUri + "/api/data/v9.2/flowsessions(" + flowSessionId + ")/outputs/$value"',
}

const results: Record<Operation, string> = {
  triggerFlowRun: '={flowSessionId: response.body.flowsessionId}',
  getStatusOfFlowRun: '={statusCode: response.body.statuscode}',
  getFlowOutputs: '={flowOutputs: response.body}',
}

const headersOf = (operation: Operation, fields: Fields, late: boolean): Written => [
  ...given(fields, 'resultVariable'),
  ['resultExpression', fields.resultExpression ?? results[operation]],
  ...given(fields, 'errorExpression'),
  ...(late ? ([['retryBackoff', 'PT30S']] as const) : []),
]
