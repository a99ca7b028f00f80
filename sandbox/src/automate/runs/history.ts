// Runs as people and programs look at them.

import type { Store } from '../../store/index.ts'
import { openWorkflow, type Step, type Workflow } from '../definition/index.ts'
import { isObject, type Json } from '../expressions/index.ts'
import { versionRow } from '../flows/index.ts'
import type { RunRow } from './sql.ts'

/** What is secured is not shown, neither to people nor to programs. */
export function withoutSecrets(store: Store, row: RunRow): Step[] {
  const workflow = workflowOf(store, row)
  return Object.values(row.run.steps).map((step) => shownStep(workflow, step))
}

/** The definition a run goes by. */
export function workflowOf(store: Store, { flowId, version }: RunRow): Workflow {
  const then = versionRow(store, flowId, version)
  if (!then) throw new Error(`a run of the flow ${flowId} has lost its version ${version}`)
  return openWorkflow(then.definition)
}

function shownStep({ places }: Workflow, step: Step): Step {
  const secured = securedOf(places.get(step.name)?.action.definition ?? null)
  const shown = { ...step }
  if (step.inputs !== undefined) shown.inputs = secured.includes('inputs') ? hidden : withoutCredentials(step.inputs)
  if (step.outputs !== undefined && secured.includes('outputs')) shown.outputs = hidden
  return shown
}

const hidden: Json = 'Content not shown due to security configuration.'

function securedOf(definition: Json): readonly Json[] {
  const runtime =
    isObject(definition) && isObject(definition.runtimeConfiguration) ? definition.runtimeConfiguration : {}
  const properties = isObject(runtime.secureData) ? runtime.secureData.properties : undefined
  return Array.isArray(properties) ? (properties as readonly Json[]) : []
}

const withoutCredentials = (inputs: Json): Json =>
  isObject(inputs) && inputs.authentication !== undefined ? { ...inputs, authentication: '*sanitized*' } : inputs
