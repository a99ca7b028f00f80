import { removeManager, setManager } from '../../directory/index.ts'
import { type Answer, noContent, ok, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { findUser } from '../lookUp.ts'
import * as needs from '../needs.ts'
import { answerObject, relations, sightOf } from '../query/index.ts'
import { directoryObject } from '../resources/index.ts'
import { mayWrite, readReference, refuseWith } from '../write/index.ts'

export const managerOperations: readonly Operation[] = [
  { method: 'GET', path: '/users/{id}/manager', needs: needs.readManager, run: get },
  { method: 'GET', path: '/users/{id}/manager/$ref', needs: needs.readManager, run: getReference },
  { method: 'PUT', path: '/users/{id}/manager/$ref', needs: needs.writeManager, run: put },
  { method: 'DELETE', path: '/users/{id}/manager/$ref', needs: needs.writeManager, run: remove },
]

const noManager = () => refuse('notFound', 'manager')

function get(call: Call): Answer {
  const found = findUser(call, call.keys[0] ?? '')
  if (found.error) return found
  const [manager] = relations.manager(call.premises.directory.seen(), found.value)
  return manager
    ? answerObject(call, directoryObject, manager, 'directoryObjects', sightOf(call, manager))
    : noManager()
}

function getReference(call: Call): Answer {
  const found = findUser(call, call.keys[0] ?? '')
  if (found.error) return found
  const [manager] = relations.manager(call.premises.directory.seen(), found.value)
  if (!manager) return noManager()
  return ok({
    '@odata.context': `${call.base}/$metadata#$ref`,
    '@odata.id': `${call.base}/directoryObjects/${manager.id}`,
  })
}

async function put(call: Call): Promise<Answer> {
  const found = findUser(call, call.keys[0] ?? '')
  if (found.error) return found
  const managerId = await readReference(call, 'manager')
  if (managerId.error) return managerId
  if (!mayWrite(call, 'user', found.value)) return refuse('forbidden')
  const outcome = setManager(call.premises.directory, found.value.id, managerId.value)
  return outcome.ok ? noContent : refuseWith(outcome.refusal, 'manager')
}

function remove(call: Call): Answer {
  const found = findUser(call, call.keys[0] ?? '')
  if (found.error) return found
  if (!mayWrite(call, 'user', found.value)) return refuse('forbidden')
  const outcome = removeManager(call.premises.directory, found.value.id)
  return outcome.ok ? noContent : refuseWith(outcome.refusal, 'manager')
}
