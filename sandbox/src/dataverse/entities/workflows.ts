// The table of flows: cloud flows of solutions (category 5), and desktop flows (category 6).

import { clientDataOf, type Flow, findFlowByEntity, roleOf, solutionFlows } from '../../automate/index.ts'
import type { Call } from '../call.ts'
import { accessTo, type DesktopFlow, desktopFlows, findDesktopFlow, schemaOf } from '../desktopFlows/index.ts'
import { type Answer, refuse } from '../protocol/index.ts'
import { userOfObject } from '../security/index.ts'
import { category, create, remove, update, writable } from './cloudFlows.ts'
import { commonColumns, commonValues } from './common.ts'
import { choice, defineEntity, flag, guid, type Row, text } from './entity.ts'
import { runDesktopFlow } from './runDesktopFlow.ts'

const states = { Stopped: [0, 1], Started: [1, 2], Suspended: [2, 3] } as const

const nothing = { uniquename: null, entityimage: null, inputparameters: null, triggeronattributes: null }

function rowOfCloudFlow({ premises }: Call, flow: Flow): Row {
  const [statecode, statuscode] = states[flow.state]
  return {
    workflowid: flow.entityId,
    workflowidunique: flow.id,
    name: flow.displayName,
    description: flow.description || null,
    category: category.cloudFlow,
    type: 1,
    statecode,
    statuscode,
    primaryentity: 'none',
    clientdata: clientDataOf(flow),
    uiflowtype: null,
    ismanaged: false,
    scope: 4,
    mode: 0,
    ...nothing,
    ...commonValues({ ...flow, ownerId: userOfObject(premises, flow.creatorId)?.id ?? null }),
  }
}

const rowOfDesktopFlow = (flow: DesktopFlow): Row => ({
  workflowid: flow.id,
  workflowidunique: flow.id,
  name: flow.name,
  description: flow.description || null,
  category: category.desktopFlow,
  type: 1,
  statecode: flow.isPublished ? 1 : 0,
  statuscode: flow.isPublished ? 2 : 1,
  primaryentity: 'none',
  clientdata: null,
  uiflowtype: 2,
  ismanaged: false,
  scope: 4,
  mode: 0,
  ...nothing,
  ...commonValues(flow),
})

/** `MSCRM.IncludeUnpublished: true`: lists leave out drafts of desktop flows, unless they are asked for. */
const wantsDrafts = ({ headers }: Call): boolean => headers.get('mscrm.includeunpublished')?.toLowerCase() === 'true'

function isOwn({ premises, user }: Call, { workflowid }: Row): boolean {
  const desktop = findDesktopFlow(premises.store, String(workflowid))
  if (desktop) return accessTo(premises.store, desktop, user) !== undefined
  const cloud = findFlowByEntity(premises.store, String(workflowid))
  return cloud !== undefined && roleOf(premises, cloud, user.objectId) !== undefined
}

const variables =
  (which: 'inputs' | 'outputs') =>
  ({ premises }: Call, { workflowid }: Row): Answer => {
    const flow = findDesktopFlow(premises.store, String(workflowid))
    return flow
      ? { status: 200, text: JSON.stringify(schemaOf(flow[which])), type: 'application/octet-stream' }
      : refuse('noFile', 'workflow', String(workflowid), which)
  }

export const workflows = defineEntity({
  logicalName: 'workflow',
  setName: 'workflows',
  primaryKey: 'workflowid',
  privilegeName: 'workflow',
  columns: {
    workflowid: guid,
    workflowidunique: guid,
    name: text,
    description: text,
    category: choice({ 5: 'Modern Flow', 6: 'Desktop Flow' }),
    type: choice({ 1: 'Definition', 2: 'Activation', 3: 'Template' }),
    statecode: choice({ 0: 'Draft', 1: 'Activated', 2: 'Suspended' }),
    statuscode: choice({ 1: 'Draft', 2: 'Activated', 3: 'CompanyDLPViolation' }),
    primaryentity: text,
    clientdata: text,
    uiflowtype: choice({ 0: 'Windows recorder (V1)', 1: 'Selenium IDE', 2: 'Power Automate Desktop' }),
    ismanaged: flag,
    scope: choice({ 1: 'User', 2: 'Business Unit', 3: 'Parent: Child Business Units', 4: 'Organization' }),
    mode: choice({ 0: 'Background', 1: 'Real-time' }),
    uniquename: text,
    entityimage: text,
    inputparameters: text,
    triggeronattributes: text,
    ...commonColumns,
  },
  rows: (call) => [
    ...solutionFlows(call.premises).map((flow) => rowOfCloudFlow(call, flow)),
    ...desktopFlows(call.premises.store)
      .filter(({ isPublished }) => isPublished || wantsDrafts(call))
      .map(rowOfDesktopFlow),
  ],
  find: (call, id) => {
    const desktop = findDesktopFlow(call.premises.store, id)
    if (desktop) return rowOfDesktopFlow(desktop)
    const cloud = findFlowByEntity(call.premises.store, id)
    return cloud && rowOfCloudFlow(call, cloud)
  },
  isOwn,
  streams: {
    inputs: variables('inputs'),
    outputs: variables('outputs'),
    clientdata: (_, { clientdata }) =>
      clientdata === null
        ? refuse('notPlayed', 'the client data of desktop flows; their variables are told by inputs and outputs.')
        : { status: 200, text: String(clientdata), type: 'text/plain; charset=utf-8' },
  },
  actions: { RunDesktopFlow: runDesktopFlow },
  writable,
  bindable: { ownerid: 'systemusers' },
  create,
  update,
  remove,
})
