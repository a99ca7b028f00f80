import { type DesktopFlowOperation, desktopFlowTaskTypes as types } from '../../connectors/index.ts'
import { type ElementTemplate, type TemplateProperty, templateSchema } from '../elementTemplate.ts'
import { iconOf } from '../icon.ts'
import { choice, choicesOf, header, input, needed, outcome, outcomeGroups, where } from './fields.ts'

/** In the words of Camunda's connector, and two more. */
const operations: Record<DesktopFlowOperation, string> = {
  run: 'Run a flow and wait for its end',
  start: 'Trigger a flow run',
  status: 'Get the status of a flow run',
  outputs: 'Get flow outputs',
  cancel: 'Cancel a flow run',
}

const oauth = 'oauth-client-credentials-flow'

const begins = where('operationType', types.run, types.start)
const knowsRun = where('operationType', types.status, types.outputs, types.cancel)

const authentication: TemplateProperty[] = [
  choice(
    'authentication',
    'authentication.type',
    'Type',
    { [oauth]: 'OAuth 2.0', bearer: 'Bearer token' },
    { value: oauth },
  ),
  input('authentication', 'authentication.token', 'Bearer token', {
    ...needed,
    description: 'A secret, such as {{secrets.POWER_AUTOMATE_BEARER_TOKEN}}',
    condition: where('authentication.type', 'bearer'),
  }),
  input('authentication', 'authentication.oauthTokenEndpoint', 'OAuth Token Endpoint', {
    ...needed,
    description: 'https://login.microsoftonline.com/TENANT/oauth2/v2.0/token, or a secret',
    condition: where('authentication.type', oauth),
  }),
  input('authentication', 'authentication.clientId', 'Client Id', {
    ...needed,
    description: 'Such as {{secrets.POWER_AUTOMATE_CLIENT_ID}}',
    condition: where('authentication.type', oauth),
  }),
  input('authentication', 'authentication.clientSecret', 'Client secret', {
    ...needed,
    description: 'A secret, such as {{secrets.POWER_AUTOMATE_CLIENT_SECRET}}',
    condition: where('authentication.type', oauth),
  }),
]

const inputs: TemplateProperty[] = [
  input('input', 'flowSessionId', 'Flow session ID', {
    ...needed,
    description: 'As starting a run gave it: =flowSessionId',
    condition: knowsRun,
  }),
  input('input', 'workflowId', 'Workflow ID (flow ID)', { ...needed, condition: begins }),
  input('input', 'connectionName', 'Connection name', {
    ...needed,
    description: 'From the address of the connection’s page, or a connection reference’s logical name',
    condition: begins,
  }),
  choice(
    'input',
    'connectionType',
    'Connection type',
    { '1': 'Connection', '2': 'Connection reference' },
    { value: '1', condition: begins },
  ),
  choice(
    'input',
    'runMode',
    'Run mode',
    { attended: 'Attended', unattended: 'Unattended' },
    { value: 'attended', condition: begins },
  ),
  input('input', 'runPriority', 'Run priority', {
    value: 'normal',
    description: 'normal, high, or your own',
    condition: begins,
  }),
  input('input', 'runTimeout', 'Timeout', {
    optional: true,
    description: 'Seconds; three hours if empty',
    condition: begins,
  }),
  input('input', 'runInputs', 'Inputs', {
    feel: 'required',
    optional: true,
    description: 'A context such as ={EmployeeName: name}, or its JSON text',
    condition: begins,
  }),
  input('input', 'callbackUrl', 'Callback URL', {
    optional: true,
    description: 'Of a webhook of yours. Empty, the run calls this server, which can then find it by that.',
    condition: where('operationType', types.start),
  }),
]

const result = (operation: DesktopFlowOperation, value: string): TemplateProperty =>
  header('output', 'resultExpression', 'Result expression', {
    id: `resultExpression-${operation}`,
    feel: 'required',
    value,
    condition: where('operationType', types[operation]),
  })

/** Desktop flows: what Camunda's connector does with them, waiting for a run, and stopping one. */
export const powerAutomate: ElementTemplate = {
  $schema: templateSchema,
  id: 'countersign.power-automate',
  version: 1,
  name: 'Power Automate Connector',
  description: 'Runs a desktop flow, tells how it stands, brings its outputs',
  keywords: ['desktop flow', 'robot', 'RPA', 'Dataverse', 'Microsoft'],
  icon: iconOf('M3 3.5h12v8H3zM6.5 15h5M9 11.5V15M7.5 5.8l3 1.7-3 1.7z'),
  appliesTo: ['bpmn:Task'],
  elementType: { value: 'bpmn:ServiceTask' },
  groups: [
    { id: 'operation', label: 'Operation' },
    { id: 'authentication', label: 'Authentication' },
    { id: 'configuration', label: 'Configuration' },
    { id: 'input', label: 'Input' },
    ...outcomeGroups,
  ],
  properties: [
    {
      ...{ id: 'operationType', label: 'Operation type', group: 'operation', type: 'Dropdown' },
      ...{
        value: types.run,
        choices: choicesOf(
          Object.fromEntries(
            Object.entries(operations).map(([name, title]) => [types[name as DesktopFlowOperation], title]),
          ),
        ),
      },
      binding: { type: 'zeebe:taskDefinition', property: 'type' },
    },
    ...authentication,
    input('configuration', 'organizationUri', 'Organization URI', {
      ...needed,
      description: 'The address of the environment, such as https://org11aaa11a.crm4.dynamics.com',
    }),
    input('configuration', 'connectionTimeoutInSeconds', 'Connection timeout', { value: '20', description: 'Seconds' }),
    ...inputs,
    ...outcome([
      result(
        'run',
        '={flowSessionId: response.body.flowsessionId, status: response.body.status, flowOutputs: response.body.outputs}',
      ),
      result('start', '={flowSessionId: response.body.flowsessionId}'),
      result('status', '={statusCode: response.body.statuscode, status: response.body.status}'),
      result('outputs', '={flowOutputs: response.body}'),
    ]),
  ],
}
