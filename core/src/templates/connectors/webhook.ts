import { webhookType } from '../../connectors/index.ts'
import { type ElementTemplate, type TemplateProperty, templateSchema } from '../elementTemplate.ts'
import { iconOf } from '../icon.ts'
import { choicesOf, needed, where } from './fields.ts'

type More = Pick<TemplateProperty, 'description' | 'value' | 'condition' | 'optional' | 'constraints' | 'feel'>

const property = (group: string, name: string, label: string, more: More = {}): TemplateProperty => ({
  ...{ id: name, label, group, type: 'String', ...(!more.constraints && { optional: true }), ...more },
  binding: { type: 'zeebe:property', name },
})

const choice = (
  group: string,
  name: string,
  label: string,
  choices: Record<string, string>,
  value: string,
): TemplateProperty => ({
  ...{ id: name, label, group, type: 'Dropdown', value, choices: choicesOf(choices) },
  binding: { type: 'zeebe:property', name },
})

const signed = where('inbound.shouldValidateHmac', 'enabled')
const basic = where('inbound.auth.type', 'BASIC')
const byKey = where('inbound.auth.type', 'APIKEY')
const byToken = where('inbound.auth.type', 'JWT')

const listens: TemplateProperty[] = [
  { type: 'Hidden', value: webhookType, binding: { type: 'zeebe:property', name: 'inbound.type' } },
  choice(
    'endpoint',
    'inbound.method',
    'Method',
    { any: 'Any', get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' },
    'post',
  ),
  {
    ...{ id: 'inbound.context', label: 'Webhook ID', group: 'endpoint', type: 'String' },
    description: 'The address ends with it: /inbound/pa-done',
    constraints: {
      notEmpty: true,
      pattern: {
        value: '^[a-zA-Z0-9]+([-_][a-zA-Z0-9]+)*$',
        message: 'Letters and digits, with single - or _ between them.',
      },
    },
    binding: { type: 'zeebe:property', name: 'inbound.context' },
  },
  choice(
    'proof',
    'inbound.shouldValidateHmac',
    'Signature (HMAC)',
    { disabled: 'Not checked', enabled: 'Checked' },
    'disabled',
  ),
  property('proof', 'inbound.hmacSecret', 'HMAC secret', {
    ...needed,
    description: '{{secrets.NAME}}',
    condition: signed,
  }),
  property('proof', 'inbound.hmacHeader', 'HMAC header', { ...needed, condition: signed }),
  {
    ...choice(
      'proof',
      'inbound.hmacAlgorithm',
      'HMAC algorithm',
      { sha_256: 'SHA-256', sha_512: 'SHA-512', sha_1: 'SHA-1' },
      'sha_256',
    ),
    condition: signed,
  },
  choice(
    'proof',
    'inbound.auth.type',
    'Authentication',
    { NONE: 'None', BASIC: 'Basic', APIKEY: 'API key', JWT: 'JWT' },
    'NONE',
  ),
  property('proof', 'inbound.auth.username', 'User name', { ...needed, condition: basic }),
  property('proof', 'inbound.auth.password', 'Password', {
    ...needed,
    description: '{{secrets.NAME}}',
    condition: basic,
  }),
  property('proof', 'inbound.auth.apiKey', 'API key', { ...needed, description: '{{secrets.NAME}}', condition: byKey }),
  property('proof', 'inbound.auth.apiKeyLocator', 'Where the key is', {
    ...{ feel: 'required', value: '=split(request.headers.authorization, " ")[2]', condition: byKey },
  }),
  property('proof', 'inbound.auth.jwt.jwkUrl', 'Published keys (JWKS)', {
    description: 'Such as https://login.microsoftonline.com/TENANT/discovery/v2.0/keys; or a secret instead',
    condition: byToken,
  }),
  property('proof', 'inbound.auth.jwt.secret', 'JWT secret', {
    description: '{{secrets.NAME}}, where it is signed by HMAC; 32 bytes at least',
    condition: byToken,
  }),
  property('proof', 'inbound.auth.jwt.issuer', 'Issuer', {
    description: 'As `iss` of a token says it; needed with published keys',
    condition: byToken,
  }),
  property('proof', 'inbound.auth.jwt.audience', 'Audience', {
    ...needed,
    description: 'As `aud` of a token says it: us',
    condition: byToken,
  }),
  property('proof', 'inbound.auth.jwt.requiredClaims', 'Required claims', {
    ...{ feel: 'required', description: 'Such as ={azp: "an app’s id"}', condition: byToken },
  }),
  property('proof', 'inbound.auth.jwt.permissionsExpression', 'Where the permissions are', {
    ...{ feel: 'required', description: 'In the claims, such as =roles; =scp if empty', condition: byToken },
  }),
  property('proof', 'inbound.auth.jwt.requiredPermissions', 'Required permissions', {
    ...{ feel: 'required', description: 'Such as =["Processes.Start"]', condition: byToken },
  }),
  property('activation', 'activationCondition', 'Condition', {
    ...{
      feel: 'required',
      description: 'Such as =request.body.kind = "hire"; names with a dash stand in `backticks`.',
    },
  }),
]

const answers: TemplateProperty[] = [
  property('activation', 'messageIdExpression', 'Counted once by', {
    ...{ feel: 'required', description: 'Such as =request.headers.`x-ms-run-id`' },
  }),
  property('output', 'resultVariable', 'Result variable', { description: 'Takes the whole request.' }),
  property('output', 'resultExpression', 'Result expression', {
    ...{ feel: 'required', description: 'Such as ={statusCode: request.body.statuscode}' },
  }),
  property('output', 'inbound.responseExpression', 'Response expression', {
    ...{ feel: 'required', description: 'Such as ={statusCode: 201, body: {ok: true}}; 200 without a body if empty' },
  }),
]

/** What a message needs to find the one instance that waits for it. */
const correlates: TemplateProperty[] = [
  {
    ...{ type: 'Hidden', generatedValue: { type: 'uuid' } },
    binding: { type: 'bpmn:Message#property', name: 'name' },
  },
  {
    ...{
      id: 'correlationKey',
      label: 'Correlation key (process)',
      group: 'correlation',
      type: 'String',
      feel: 'required',
    },
    ...{ description: 'Such as =flowSessionId', ...needed },
    binding: { type: 'bpmn:Message#zeebe:subscription#property', name: 'correlationKey' },
  },
  property('correlation', 'correlationKeyExpression', 'Correlation key (request)', {
    ...{ feel: 'required', description: 'Such as =request.body.flowsessionid', ...needed },
  }),
  property('correlation', 'messageTtl', 'Kept for', { description: 'Until somebody waits for it: PT1H if empty' }),
]

type Kind = Pick<ElementTemplate, 'id' | 'name' | 'description' | 'appliesTo' | 'elementType'>

const message = 'bpmn:MessageEventDefinition'

const kinds: readonly (Kind & { correlates: boolean })[] = [
  {
    ...{
      id: 'countersign.webhook-start',
      name: 'Webhook start event',
      description: 'Begins when another system calls',
    },
    ...{ appliesTo: ['bpmn:StartEvent'], elementType: { value: 'bpmn:StartEvent' }, correlates: false },
  },
  {
    ...{
      id: 'countersign.webhook-catch',
      name: 'Wait for a webhook',
      description: 'Goes on when another system calls',
    },
    appliesTo: ['bpmn:IntermediateThrowEvent', 'bpmn:IntermediateCatchEvent'],
    ...{ elementType: { value: 'bpmn:IntermediateCatchEvent', eventDefinition: message }, correlates: true },
  },
  {
    ...{
      id: 'countersign.webhook-boundary',
      name: 'Webhook at a boundary',
      description: 'Interrupts, or is heard, when another system calls',
    },
    appliesTo: ['bpmn:BoundaryEvent'],
    ...{ elementType: { value: 'bpmn:BoundaryEvent', eventDefinition: message }, correlates: true },
  },
  {
    ...{
      id: 'countersign.webhook-receive',
      name: 'Webhook receive task',
      description: 'A task that another system’s call completes',
    },
    ...{ appliesTo: ['bpmn:Task', 'bpmn:ReceiveTask'], elementType: { value: 'bpmn:ReceiveTask' }, correlates: true },
  },
]

export const webhooks: readonly ElementTemplate[] = kinds.map(({ correlates: waits, ...kind }) => ({
  ...{ $schema: templateSchema, version: 1, ...kind },
  keywords: ['webhook', 'callback', 'inbound', 'HTTP', 'HMAC'],
  icon: iconOf(
    'M9 9.500L6 14.500M9 9.500a2.500 2.500 0 1 1 2.300-1.500L13.500 12M4 11a2.500 2.500 0 1 0 4.500 2.500H13',
  ),
  groups: [
    { id: 'endpoint', label: 'Endpoint' },
    { id: 'proof', label: 'Who may call' },
    { id: 'activation', label: 'Activation' },
    ...(waits ? [{ id: 'correlation', label: 'Correlation' }] : []),
    { id: 'output', label: 'Output and response' },
  ],
  properties: [...listens, ...(waits ? correlates : []), ...answers],
}))
