// Somebody enters a workflow: does it make sense, is whom it names there, may it be what it is to be.

import { isDeepStrictEqual } from 'node:util'
import { checkWorkflow, type EnteredWorkflow, type Workflow } from '@countersign/core/workflows'
import { reaching, type Store } from '../directory/index.ts'
import { isRefused, type Refused, refused } from '../http/index.ts'
import { knownApprovers } from './enteredPeople.ts'

export type Sound = Omit<EnteredWorkflow, 'approvers'> & Pick<Workflow, 'approvers'>

/** With names as the store has them; asks the store, so no transaction may be open. */
export async function sound(
  { directory }: Store,
  entered: EnteredWorkflow,
  before?: Workflow,
): Promise<Sound | Refused> {
  // A system workflow watches what it watches, even where a store has no such attribute.
  const checked = before?.system ? { ...entered, fields: [] } : entered
  const problems = checkWorkflow(checked, directory.schema)
  if (problems.length > 0)
    return refused('invalid-input', {
      errors: problems.map(({ name, message }) => ({ path: `body.${name}`, message })),
    })
  const approvers = await reaching(() => knownApprovers(directory, entered.approvers))
  return isRefused(approvers) ? approvers : { ...entered, objects: [...new Set(entered.objects)], approvers }
}

/** What nobody may change of a workflow that every identity store has. */
const fixedOfSystem = ['name', 'description', 'event', 'objects', 'fields', 'filter', 'priority'] as const

export function refuseFixed(before: Workflow, entered: Sound): Refused | undefined {
  if (before.system === null) return undefined
  const changed = fixedOfSystem.filter(
    (name) => entered[name] !== undefined && !isDeepStrictEqual(entered[name], before[name]),
  )
  if (changed.length === 0) return undefined
  const message = 'This is as it is for a system workflow. Make one of your own for the same event instead.'
  return refused('invalid-input', { errors: changed.map((name) => ({ path: `body.${name}`, message })) })
}

const told = [...fixedOfSystem, 'approvers', 'accelerated', 'enabled'] as const

/** What is different, for the audit log. */
export function differences(before: Workflow, after: Workflow) {
  const names = told.filter((name) => !isDeepStrictEqual(before[name], after[name]))
  const of = (workflow: Workflow) => Object.fromEntries(names.map((name) => [name, workflow[name]]))
  return { old: of(before), new: of(after) }
}
