// RunDesktopFlow: what a body has to say, and what becomes of it.
//
// R1  Who may not read flows starts none; beyond that the right to use this one is enough.
// R2  A run is begun only after everything that can be said against it was looked at: a refusal never leaves one.

import { findReference, isObject, type Json, type JsonObject } from '../../automate/index.ts'
import { second } from '../../clock.ts'
import type { Premises } from '../../premises.ts'
import type { Call } from '../call.ts'
import { type DesktopConnection, desktopFlowsApi, findDesktopConnection, mayUse } from '../connections/index.ts'
import { accessTo, findDesktopFlow } from '../desktopFlows/index.ts'
import { type Answer, type Declared, type Found, found, ok, readParameters, refuse } from '../protocol/index.ts'
import { type DataverseUser, depthOf, privilegeId } from '../security/index.ts'
import { type NewSession, startSession } from '../sessions/index.ts'
import { takesLocalCallbacks } from '../settings.ts'
import { callbackFault } from './callbackUrl.ts'

const declared: Readonly<Record<string, Declared>> = {
  runMode: { type: 'Edm.String', isNullable: false },
  connectionName: { type: 'Edm.String', isNullable: false },
  connectionType: { type: 'Edm.Int32', isNullable: true },
  runPriority: { type: 'Edm.String', isNullable: true },
  inputs: { type: 'Edm.String', isNullable: true },
  timeout: { type: 'Edm.Int32', isNullable: true },
  callbackUrl: { type: 'Edm.String', isNullable: true },
}

const inputsMax = 2 * 1024 * 1024
const usualTimeout = 10_800
const timeoutMax = 86_400

export async function runDesktopFlow(call: Call, id: string): Promise<Answer> {
  const { premises, user, root } = call
  const body = await call.body()
  if (body.error) return body
  const parameters = readParameters('RunDesktopFlow', declared, body.value)
  if (parameters.error) return parameters
  const flow = findDesktopFlow(premises.store, id)
  if (!flow) return refuse('doesNotExist', 'workflow', id)
  const depth = depthOf(user, 'prvReadworkflow')
  if (!depth || (depth === 'basic' && accessTo(premises.store, flow, user) === undefined))
    return refuse('privilegeMissing', user.id, 'prvReadworkflow', privilegeId('prvReadworkflow'))
  const run = readRun(premises, user, parameters.value)
  if (run.error) return run
  const started = startSession(premises, { flow, user, ...run.value })
  if (!started.ok) return throttled(run.value.connection, started.refusal.retryAfterMs)
  return ok({
    '@odata.context': `${root}/$metadata#Microsoft.Dynamics.CRM.RunDesktopFlowResponse`,
    flowsessionId: started.session.id,
    licenseCheck: {
      '@odata.context': '#Microsoft.Dynamics.CRM.expando',
      code: 'ValidLicenseCoverage',
      message: 'Valid License Coverage',
    },
  })
}

const throttled = ({ name }: DesktopConnection, retryAfterMs: number): Answer => ({
  error: {
    ...refuse('connectionThrottled', name).error,
    headers: { 'retry-after': String(Math.ceil(retryAfterMs / second)) },
  },
})

type Parameters = Readonly<Record<string, string | number | boolean | null>>

type Run = Omit<NewSession, 'flow' | 'user'>

function readRun(premises: Premises, user: DataverseUser, parameters: Parameters): Found<Run> {
  const { runMode, connectionName, connectionType = 1, runPriority, timeout = usualTimeout, callbackUrl } = parameters
  const mode = String(runMode).toLowerCase()
  if (mode !== 'attended' && mode !== 'unattended')
    return refuse('invalidArgument', `The run mode '${runMode}' is not valid. It has to be 'attended' or 'unattended'.`)
  const seconds = Number(timeout)
  if (seconds < 1 || seconds > timeoutMax)
    return refuse(
      'invalidArgument',
      `The timeout '${timeout}' is not valid. It has to be from 1 to ${timeoutMax} seconds.`,
    )
  const inputs = readInputs(parameters.inputs)
  if (inputs.error) return inputs
  const url = callbackUrl === undefined ? null : String(callbackUrl)
  const fault = url === null ? undefined : callbackFault(url, takesLocalCallbacks(premises.store))
  if (fault !== undefined) return refuse('invalidArgument', fault)
  const connection = readConnection(premises, user, String(connectionName), Number(connectionType))
  if (connection.error) return connection
  return found({
    connection: connection.value,
    runMode: mode,
    priority: runPriority ? String(runPriority) : 'normal',
    inputs: inputs.value,
    timeoutSeconds: seconds,
    callbackUrl: url,
  })
}

/** JSON within a text, and an object: the names of variables and what they are. */
function readInputs(text: Parameters[string] | undefined): Found<JsonObject | null> {
  if (text === undefined || text === null) return found(null)
  if (Buffer.byteLength(String(text)) > inputsMax)
    return refuse('invalidArgument', 'The content of the inputs is larger than 2 MB.')
  const inputs = parsed(String(text))
  return inputs !== undefined && isObject(inputs)
    ? found(inputs)
    : refuse('invalidArgument', 'The inputs are not valid. They have to be an object, as JSON within a string.')
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

const connectionTypes = { connection: 1, reference: 2 }

/** One that somebody else made is as good as none. */
function readConnection(
  { store }: Premises,
  user: DataverseUser,
  name: string,
  type: number,
): Found<DesktopConnection> {
  if (type !== connectionTypes.connection && type !== connectionTypes.reference)
    return refuse('invalidArgument', `The connection type '${type}' is not valid. It has to be 1 or 2.`)
  const reference = type === connectionTypes.reference ? findReference(store, name) : undefined
  if (type === connectionTypes.reference && reference?.api !== desktopFlowsApi)
    return refuse('invalidArgument', `The connection reference '${name}' could not be found.`)
  if (reference && reference.connectionName === null)
    return refuse('invalidArgument', `The connection reference '${name}' has no connection.`)
  const connection = findDesktopConnection(store, reference?.connectionName ?? name)
  return connection && mayUse(connection, user.objectId)
    ? found(connection)
    : refuse('invalidArgument', `The connection '${reference?.connectionName ?? name}' could not be found.`)
}
