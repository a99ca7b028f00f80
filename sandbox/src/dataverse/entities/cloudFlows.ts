// Cloud flows, as rows are written: made as drafts, changed, turned on and off, given to somebody else, deleted.

import {
  createSolutionFlow,
  deleteSolutionFlow,
  flowClientError,
  type SolutionFlowChanges,
  type SolutionFlowRefusal,
  updateSolutionFlow,
} from '../../automate/index.ts'
import type { Call } from '../call.ts'
import { type DataverseError, type Declared, type Found, found, refuse } from '../protocol/index.ts'
import { depthOf, findUser, privilegeId } from '../security/index.ts'
import type { Row, Values } from './entity.ts'

/** `category` of a row. */
export const category = { cloudFlow: 5, desktopFlow: 6 } as const

const text: Declared = { type: 'Edm.String', isNullable: true }
const number: Declared = { type: 'Edm.Int32', isNullable: true }

export const writable: Readonly<Record<string, Declared>> = {
  category: number,
  type: number,
  name: text,
  description: text,
  primaryentity: text,
  clientdata: text,
  statecode: number,
  statuscode: number,
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Whatever state the body asks for, a flow begins as a draft. */
export function create(call: Call, { properties, bound }: Values): Found<string> {
  const { name, description, clientdata, primaryentity } = properties
  const unplayed = unplayedKind(call, properties)
  if (unplayed !== undefined) return refuse('notPlayed', unplayed)
  if (!isText(name)) return refuse('invalidArgument', "Attribute 'name' cannot be empty.")
  if (primaryentity !== 'none') return refuse('invalidArgument', "The primary entity of a cloud flow has to be 'none'.")
  const owner = bound.ownerid === undefined ? found(call.user.objectId) : newOwner(call, bound.ownerid)
  if (owner.error) return owner
  const made = createSolutionFlow(call.premises, {
    name,
    clientData: String(clientdata ?? ''),
    creatorId: owner.value,
    ...(isText(description) ? { description } : {}),
  })
  return made.ok ? found(made.value.entityId ?? '') : { error: errorOf(made.refusal, '') }
}

function unplayedKind({ headers }: Call, { category: kind = 0, type = 1 }: Values['properties']): string | undefined {
  const solution = headers.get('mscrm.solutionuniquename')
  if (kind === category.desktopFlow) return 'making desktop flows; they come from Power Automate for desktop.'
  if (kind !== category.cloudFlow) return `workflows of category ${kind}.`
  if (type !== 1) return `workflows of type ${type}.`
  return solution === null || solution === 'Default' ? undefined : `the solution '${solution}'.`
}

export function update(call: Call, row: Row, { properties, bound }: Values): Found<undefined> {
  if (row.category === category.desktopFlow)
    return refuse('notPlayed', 'changing desktop flows; that is done in Power Automate for desktop.')
  const owner = bound.ownerid === undefined ? undefined : newOwner(call, bound.ownerid)
  if (owner?.error) return owner
  const state = stateIn(properties)
  if (state.error) return state
  const { name, description, clientdata } = properties
  const changes: SolutionFlowChanges = {
    ...(isText(name) ? { name } : {}),
    ...(description === undefined ? {} : { description: String(description ?? '') }),
    ...(clientdata === undefined ? {} : { clientData: String(clientdata ?? '') }),
    ...(owner === undefined ? {} : { ownerId: owner.value }),
    ...(state.value === undefined ? {} : { statecode: state.value }),
  }
  const outcome = updateSolutionFlow(call.premises, String(row.workflowid), changes)
  return outcome.ok ? found(undefined) : { error: errorOf(outcome.refusal, String(row.workflowid)) }
}

/** On or off; suspending is the platform's own. The reason has to go with the state. */
function stateIn({ statecode, statuscode }: Values['properties']): Found<0 | 1 | undefined> {
  if (statecode === undefined && statuscode === undefined) return found(undefined)
  const [state, reason] = [statecode ?? (statuscode === 2 ? 1 : 0), statuscode ?? (statecode === 1 ? 2 : 1)]
  if ((state === 0 && reason === 1) || (state === 1 && reason === 2)) return found(state)
  return refuse('invalidArgument', `${reason} is not a valid status code for state code ${state} on workflow.`)
}

export function remove(call: Call, row: Row): Found<undefined> {
  if (row.category === category.desktopFlow) return refuse('notPlayed', 'deleting desktop flows.')
  const outcome = deleteSolutionFlow(call.premises, String(row.workflowid))
  return outcome.ok ? found(undefined) : { error: errorOf(outcome.refusal, String(row.workflowid)) }
}

/** Giving a flow away is a right of its own. */
function newOwner({ premises, user }: Call, userId: string): Found<string> {
  if (!depthOf(user, 'prvAssignworkflow'))
    return refuse('privilegeMissing', user.id, 'prvAssignworkflow', privilegeId('prvAssignworkflow'))
  const owner = findUser(premises, userId)
  return owner ? found(owner.objectId) : refuse('doesNotExist', 'systemuser', userId)
}

function errorOf(refusal: SolutionFlowRefusal, id: string): DataverseError {
  switch (refusal.code) {
    case 'not-found':
      return refuse('doesNotExist', 'workflow', id).error
    case 'invalid-client-data':
      return refuse('invalidArgument', 'The client data of the workflow is not valid.').error
    case 'unknown-owner':
      return refuse('invalidArgument', 'The owner of the workflow is not valid.').error
    case 'not-played':
      return refuse('notPlayed', refusal.message).error
    default:
      return refuse('flowClient', flowClientError(refusal)).error
  }
}
