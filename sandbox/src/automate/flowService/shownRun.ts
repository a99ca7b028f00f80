import type { Premises } from '../../premises.ts'
import { type Step, timestamp } from '../definition/index.ts'
import type { Json, JsonObject } from '../expressions/index.ts'
import type { Flow } from '../flows/index.ts'
import { type RunRow, type TriggerHistory, withoutSecrets } from '../runs/index.ts'
import { contentLink } from './contents.ts'
import { flowPath } from './shownFlow.ts'

export function shownRun(
  premises: Premises,
  environment: string,
  flow: Flow,
  row: RunRow,
  withActions = false,
): JsonObject {
  const { run, name } = row
  const { trigger, clientTrackingId } = run
  return {
    name,
    id: `${flowPath(environment, flow)}/runs/${name}`,
    type: 'Microsoft.ProcessSimple/environments/flows/runs',
    properties: {
      startTime: timestamp(run.startedAt),
      ...(run.endedAt === undefined ? {} : { endTime: timestamp(run.endedAt) }),
      status: run.status,
      ...(run.code === undefined ? {} : { code: run.code }),
      ...(run.error ? { error: run.error } : {}),
      correlation: { clientTrackingId },
      trigger: {
        name: trigger.name ?? null,
        inputsLink: contentLink(premises, flow, row, 'TriggerInputs', trigger.inputs ?? null),
        outputsLink: contentLink(premises, flow, row, 'TriggerOutputs', trigger.outputs ?? null),
        startTime: trigger.startTime ?? null,
        endTime: trigger.endTime ?? null,
        scheduledTime: trigger.startTime ?? null,
        correlation: { clientTrackingId },
        code: trigger.code ?? null,
        status: trigger.status ?? null,
      },
      ...(withActions ? { actions: actionsOf(premises, flow, row) } : {}),
    },
  }
}

/** Of an action in a loop the last turn is shown, and how many there were. */
function actionsOf(premises: Premises, flow: Flow, row: RunRow): JsonObject {
  const all = withoutSecrets(premises.store, row)
  const last = new Map(all.map((step) => [step.name, step]))
  const shown = [...last.values()].map((step) => {
    const turns = step.at.length === 0 ? {} : { repetitionCount: all.filter(({ name }) => name === step.name).length }
    return [step.name, { ...shownStep(premises, flow, row, step), ...turns }]
  })
  return Object.fromEntries(shown)
}

function shownStep(premises: Premises, flow: Flow, row: RunRow, step: Step): JsonObject {
  const link = (part: 'inputs' | 'outputs', value: Json | undefined): JsonObject => {
    const content = part === 'inputs' ? 'ActionInputs' : 'ActionOutputs'
    return value === undefined ? {} : { [`${part}Link`]: contentLink(premises, flow, row, content, value, step.name) }
  }
  return {
    ...link('inputs', step.inputs),
    ...link('outputs', step.outputs),
    startTime: timestamp(step.startedAt),
    ...(step.endedAt === undefined ? {} : { endTime: timestamp(step.endedAt) }),
    correlation: { actionTrackingId: step.trackingId, clientTrackingId: row.run.clientTrackingId },
    status: step.status,
    ...(step.code === undefined ? {} : { code: step.code }),
    ...(step.error ? { error: step.error } : {}),
  }
}

export function shownHistory(environment: string, flow: Flow, trigger: string, history: TriggerHistory): JsonObject {
  const { name, at, status, code, error, runName } = history
  const path = flowPath(environment, flow)
  return {
    name,
    id: `${path}/triggers/${trigger}/histories/${name}`,
    type: 'Microsoft.ProcessSimple/environments/flows/triggers/histories',
    properties: {
      startTime: timestamp(at),
      endTime: timestamp(at),
      status,
      code,
      ...(error ? { error } : {}),
      fired: runName !== null,
      ...(runName === null ? {} : { run: { name: runName, id: `${path}/runs/${runName}` } }),
    },
  }
}
