import { type DirectoryObject, deleteObject } from '../../directory/index.ts'
import { type Answer, noContent, refuse } from '../answer.ts'
import type { Call } from '../call.ts'
import { mayWrite, refuseWith } from '../write/index.ts'

export function removeGroup(call: Call, target: DirectoryObject): Answer {
  if (!mayWrite(call, 'group', target)) return refuse('forbidden')
  const outcome = deleteObject(call.premises.directory, target.id)
  return outcome.ok ? noContent : refuseWith(outcome.refusal)
}
