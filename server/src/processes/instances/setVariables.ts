import type { ScopeId, Variables } from '@countersign/engine'
import { type Refused, refused } from '../../http/index.ts'
import { newId } from '../../platform/ids.ts'
import { refusalOf } from '../refusals.ts'
import { editDetails } from './editDetails.ts'
import { selectInstance } from './read.ts'
import type { By, StartParts } from './start.ts'

export type VariableEdit = {
  readonly instanceId: string
  readonly scope: string
  readonly local: boolean
  readonly variables: Variables
  /** The revision that was looked at; undefined where the newest will do. */
  readonly ifRevision: number | undefined
}

const triesMax = 10 // an instance that is never still for that long is told so

/** Decided against the instance as it is: the engine takes no other edit. */
export async function setVariables(parts: StartParts, edit: VariableEdit, by: By): Promise<undefined | Refused> {
  for (let tries = 1; ; tries += 1) {
    const refusal = await trySetting(parts, edit, by)
    const isRace = refusal?.refused === 'changed-meanwhile' && edit.ifRevision === undefined
    if (!isRace || tries === triesMax) return refusal
  }
}

async function trySetting({ pool, processes }: StartParts, edit: VariableEdit, by: By): Promise<undefined | Refused> {
  const { instanceId, scope, local, variables } = edit
  const instance = await selectInstance(pool, instanceId)
  if (!instance) return refused('not-found')
  const { state, revision, processName, processId } = instance
  if (state.status === 'new')
    return refused('conflict', { detail: 'The instance has not begun: resolve its incident.' })
  if (state.status === 'finished') return refused('conflict', { detail: 'The instance is finished.' })
  if (edit.ifRevision !== undefined && edit.ifRevision !== revision) return refused('changed-meanwhile')
  if (scope !== 'process' && !state.visits.some(({ id }) => id === scope))
    return refused('conflict', { detail: `The instance is not at "${scope}" (any more).` })
  const receipt = await processes.post({
    id: `set:${newId()}`,
    instanceId,
    fact: { type: 'variablesSet', scope: scope as ScopeId, edit: state.edits ?? 0, local, variables },
    ifRevision: revision,
    actor: by.actor.name,
    note: {
      ...by,
      action: 'instance.variables-set',
      subject: { kind: 'instance', id: instanceId, name: processName ?? processId },
      details: editDetails(state, scope as ScopeId, variables),
    },
  })
  return refusalOf(receipt)
}
