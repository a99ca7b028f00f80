// The table of desktop flow runs. Whoever may only use a flow starts it; to see or stop its runs takes an owner.

import { second } from '../../clock.ts'
import { stableId } from '../../company/index.ts'
import type { Call } from '../call.ts'
import { findDesktopConnection } from '../connections/index.ts'
import { accessTo, findDesktopFlow } from '../desktopFlows/index.ts'
import { type Answer, noContent, refuse } from '../protocol/index.ts'
import { depthOf, privilegeId } from '../security/index.ts'
import {
  cancelSession,
  findSession,
  listSessions,
  momentOf,
  type Session,
  stateOf,
  statusNames,
} from '../sessions/index.ts'
import { commonColumns, commonValues } from './common.ts'
import { choice, defineEntity, guid, lookup, moment, number, type Row, text } from './entity.ts'

const sessionsMax = 50_000

const secondsBetween = (from: number | null, to: number | null): number | null =>
  from === null || to === null ? null : Math.floor((to - from) / second)

/** What the sandbox has nothing to say about. */
const nothing = {
  context: null,
  errordetails: null,
  errorinnererror: null,
  gateway: null,
  importsequencenumber: null,
  machinepercentcpuusage: null,
  machinepercentramusage: null,
  machineramusage: null,
  overriddencreatedon: null,
  parentcloudflowrunsequenceid: null,
  parentworkflowid: null,
  processversion: null,
  rundetails: null,
  sessionusersid: null,
  timezoneruleversionnumber: null,
  utcconversiontimezonecode: null,
  _machinegroupid_value: null,
  additionalcontext: null,
}

const fileOf = (session: Session, which: 'inputs' | 'outputs') => ({
  [which]: session[which] === null ? null : stableId(`${which}/${session.id}`),
  [`${which}_name`]: session[which] === null ? null : which,
})

type LookUp = { flowName: (id: string) => string | null; userName: (connection: string) => string | null }

/** There are many runs of few flows over few connections: each is looked up once. */
function lookUp({ premises: { store } }: Call): LookUp {
  return {
    flowName: once((id) => findDesktopFlow(store, id)?.name ?? null),
    userName: once((name) => {
      const connection = findDesktopConnection(store, name)
      return connection ? `${connection.domain}\\${connection.userName}` : null
    }),
  }
}

function once<T>(find: (key: string) => T): (key: string) => T {
  const found = new Map<string, T>()
  return (key) => {
    const value = found.has(key) ? (found.get(key) as T) : find(key)
    found.set(key, value)
    return value
  }
}

function rowOf({ flowName, userName }: LookUp, session: Session): Row {
  const { id, startedAt, completedAt, requestedAt } = session
  return {
    flowsessionid: id,
    name: flowName(session.flowId),
    statuscode: session.status,
    statecode: stateOf(session.status),
    startedon: momentOf(startedAt),
    completedon: momentOf(completedAt),
    callbackurl: session.callbackUrl,
    connectionid: session.connectionName,
    correlationid: id,
    errorcode: session.errorCode,
    errormessage: session.errorMessage,
    runmode: session.runMode === 'attended' ? 1 : 2,
    runsessionmode: 1,
    triggertype: 3,
    runduration: secondsBetween(requestedAt, completedAt),
    runexecutionduration: secondsBetween(startedAt, completedAt),
    runwaitduration: secondsBetween(requestedAt, startedAt ?? completedAt),
    sessionusername: userName(session.connectionName),
    _regardingobjectid_value: session.flowId,
    _machineid_value: session.machineId,
    ...fileOf(session, 'inputs'),
    ...fileOf(session, 'outputs'),
    ...nothing,
    ...commonValues({ ownerId: session.userId, createdAt: requestedAt, modifiedAt: session.modifiedAt }),
  }
}

function isOwners({ premises: { store }, user }: Call, flowId: string): boolean {
  const flow = findDesktopFlow(store, flowId)
  const access = flow && accessTo(store, flow, user)
  return access === 'owner' || access === 'co-owner'
}

/** Nothing was ever put out: as of any other column with a file. Something without a value: nothing to tell. */
function outputs({ premises: { store } }: Call, { flowsessionid }: Row): Answer {
  const session = findSession(store, String(flowsessionid))
  if (!session?.outputs) return refuse('noFile', 'flowsession', String(flowsessionid), 'outputs')
  const text = JSON.stringify(session.outputs)
  return text === '{}' ? noContent : { status: 200, text, type: 'application/octet-stream' }
}

function inputs({ premises: { store } }: Call, { flowsessionid }: Row): Answer {
  const session = findSession(store, String(flowsessionid))
  if (!session?.inputs) return refuse('noFile', 'flowsession', String(flowsessionid), 'inputs')
  return { status: 200, text: JSON.stringify(session.inputs), type: 'application/octet-stream' }
}

function cancelDesktopFlowRun(call: Call, id: string): Answer {
  const { premises, user } = call
  const session = findSession(premises.store, id)
  if (!session) return refuse('doesNotExist', 'flowsession', id)
  const depth = depthOf(user, 'prvWriteflowsession')
  if (!depth || (depth === 'basic' && !isOwners(call, session.flowId)))
    return refuse('privilegeMissing', user.id, 'prvWriteflowsession', privilegeId('prvWriteflowsession'))
  const cancelled = cancelSession(premises, id)
  return cancelled.ok
    ? noContent
    : refuse('invalidArgument', `The desktop flow run ${id} cannot be cancelled: it is ${statusNames[session.status]}.`)
}

export const flowSessions = defineEntity({
  logicalName: 'flowsession',
  setName: 'flowsessions',
  primaryKey: 'flowsessionid',
  privilegeName: 'flowsession',
  columns: {
    flowsessionid: guid,
    name: text,
    statuscode: choice(statusNames),
    statecode: choice({ 0: 'Active', 1: 'Inactive' }),
    startedon: moment,
    completedon: moment,
    callbackurl: text,
    connectionid: text,
    correlationid: text,
    context: text,
    errorcode: text,
    errormessage: text,
    errordetails: text,
    errorinnererror: text,
    gateway: text,
    importsequencenumber: number,
    machinepercentcpuusage: number,
    machinepercentramusage: number,
    machineramusage: number,
    overriddencreatedon: moment,
    parentcloudflowrunsequenceid: text,
    parentworkflowid: text,
    processversion: text,
    rundetails: text,
    runduration: number,
    runexecutionduration: number,
    runwaitduration: number,
    runmode: choice({ 0: 'Local', 1: 'Attended', 2: 'Unattended' }),
    runsessionmode: choice({ 0: 'Unapplicable', 1: 'Default', 2: 'PictureInPicture' }),
    sessionusername: text,
    sessionusersid: text,
    timezoneruleversionnumber: number,
    triggertype: choice({ 0: 'ApiFlow', 1: 'DesktopFlow', 2: 'Local', 3: 'RunDesktopFlowDataverseApi' }),
    utcconversiontimezonecode: number,
    additionalcontext: guid,
    inputs: guid,
    inputs_name: text,
    outputs: guid,
    outputs_name: text,
    _regardingobjectid_value: lookup('workflow', 'regardingobjectid_process'),
    _machineid_value: lookup('flowmachine', 'MachineId'),
    _machinegroupid_value: lookup('flowmachinegroup', 'MachineGroupId'),
    ...commonColumns,
  },
  rows: (call) => {
    const looked = lookUp(call)
    return listSessions(call.premises.store, undefined, sessionsMax).map((session) => rowOf(looked, session))
  },
  find: (call, id) => {
    const session = findSession(call.premises.store, id)
    return session && rowOf(lookUp(call), session)
  },
  isOwn: (call, { _regardingobjectid_value: flowId }) => isOwners(call, String(flowId)),
  streams: { inputs, outputs },
  actions: { CancelDesktopFlowRun: cancelDesktopFlowRun },
})
