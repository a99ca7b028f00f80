import { httpTaskType } from '../../connectors/index.ts'
import { type ElementTemplate, type TemplateProperty, templateSchema } from '../elementTemplate.ts'
import { iconOf } from '../icon.ts'
import { choice, header, input, needed, outcome, outcomeGroups, where } from './fields.ts'

const kinds = {
  noAuth: 'None',
  basic: 'Basic',
  bearer: 'Bearer token',
  apiKey: 'API key',
  'oauth-client-credentials-flow': 'OAuth 2.0',
} as const

const by = (kind: keyof typeof kinds) => ({ ...needed, condition: where('authentication.type', kind) })

const authentication: TemplateProperty[] = [
  choice('authentication', 'authentication.type', 'Type', kinds, { value: 'noAuth' }),
  header('authentication', 'connection', 'Connection', {
    description: 'The id of a connection, from its page. What it proves itself by goes along, to its hosts alone.',
    condition: where('authentication.type', 'noAuth'),
  }),
  input('authentication', 'authentication.username', 'User name', by('basic')),
  input('authentication', 'authentication.password', 'Password', by('basic')),
  input('authentication', 'authentication.token', 'Bearer token', by('bearer')),
  choice(
    ...(['authentication', 'authentication.apiKeyLocation', 'Where the key goes'] as const),
    { headers: 'Into a header', query: 'Into the address' },
    { value: 'headers', condition: where('authentication.type', 'apiKey') },
  ),
  input('authentication', 'authentication.name', 'Name of the key', by('apiKey')),
  input('authentication', 'authentication.value', 'Key', by('apiKey')),
  input(
    'authentication',
    'authentication.oauthTokenEndpoint',
    'OAuth token endpoint',
    by('oauth-client-credentials-flow'),
  ),
  input('authentication', 'authentication.clientId', 'Client id', by('oauth-client-credentials-flow')),
  input('authentication', 'authentication.clientSecret', 'Client secret', by('oauth-client-credentials-flow')),
  input('authentication', 'authentication.scopes', 'Scopes', {
    optional: true,
    condition: where('authentication.type', 'oauth-client-credentials-flow'),
  }),
]

/** One request, as Camunda's REST connector makes it. */
export const http: ElementTemplate = {
  $schema: templateSchema,
  id: 'countersign.http',
  version: 1,
  name: 'HTTP request',
  description: 'Calls another system and takes what it answers',
  keywords: ['REST', 'API', 'JSON', 'web service', 'call'],
  icon: iconOf(
    'M9 2.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13M2.5 9h13M9 2.5c2.5 3.5 2.5 9.500 0 13c-2.500-3.500-2.500-9.500 0-13',
  ),
  appliesTo: ['bpmn:Task'],
  elementType: { value: 'bpmn:ServiceTask' },
  groups: [{ id: 'authentication', label: 'Authentication' }, { id: 'request', label: 'Request' }, ...outcomeGroups],
  properties: [
    { type: 'Hidden', value: httpTaskType, binding: { type: 'zeebe:taskDefinition', property: 'type' } },
    ...authentication,
    choice(
      ...(['request', 'method', 'Method'] as const),
      { GET: 'GET', POST: 'POST', PUT: 'PUT', PATCH: 'PATCH', DELETE: 'DELETE' },
      { value: 'GET' },
    ),
    input('request', 'url', 'Address', { ...needed, description: 'https://…' }),
    input('request', 'headers', 'Headers', {
      ...{ feel: 'required', optional: true, description: 'A context such as ={Accept: "application/json"}' },
    }),
    input('request', 'queryParameters', 'Query parameters', {
      ...{ feel: 'required', optional: true, description: 'A context such as ={search: name}' },
    }),
    input('request', 'body', 'Body', {
      ...{ feel: 'required', optional: true, description: 'A context becomes JSON: ={name: name}' },
      condition: where('method', 'POST', 'PUT', 'PATCH'),
    }),
    input('request', 'connectionTimeoutInSeconds', 'Timeout', { value: '20', description: 'Seconds' }),
    ...outcome([
      header('output', 'resultExpression', 'Result expression', {
        ...{ feel: 'required', description: 'Such as ={orderId: response.body.id}' },
      }),
    ]),
  ],
}
