import { type DirectoryObject, endObject, type Kind, restoreObject } from '../../directory/index.ts'
import { type Answer, type Found, found, noContent, ok, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { guid } from '../lookUp.ts'
import * as needs from '../needs.ts'
import { answerCollection, answerObject, present, sightOf } from '../query/index.ts'
import { byKind } from '../resources/index.ts'
import { mayWrite, refuseWith } from '../write/index.ts'

const kinds: readonly Kind[] = ['user', 'group', 'servicePrincipal']

export const deletedOperations: readonly Operation[] = [
  ...kinds.map(
    (kind): Operation => ({
      method: 'GET',
      path: `/directory/deletedItems/microsoft.graph.${kind}`,
      needs: needs.readDeleted,
      run: (call) => list(call, kind),
    }),
  ),
  { method: 'GET', path: '/directory/deletedItems/{id}', needs: needs.readDeleted, run: get },
  { method: 'DELETE', path: '/directory/deletedItems/{id}', needs: needs.restoreDeleted, run: end },
  { method: 'POST', path: '/directory/deletedItems/{id}/restore', needs: needs.restoreDeleted, run: restore },
]

const list = (call: Call, kind: Kind): Answer =>
  answerCollection(call, {
    resource: byKind[kind],
    objects: call.premises.directory
      .seen()
      .deleted()
      .filter((object) => object.kind === kind),
    set: `${kind}s`,
    sight: (object) => sightOf(call, object),
  })

function find(call: Call): Found<DirectoryObject> {
  const key = call.keys[0] ?? ''
  if (!guid.test(key)) return refuse('invalidId', key)
  const object = call.premises.directory.seen().findDeleted(key.toLowerCase())
  return object ? found(object) : refuse('notFound', key)
}

function get(call: Call): Answer {
  const object = find(call)
  return object.error
    ? object
    : answerObject(call, byKind[object.value.kind], object.value, 'directoryObjects', sightOf(call, object.value))
}

const isAllowed = (call: Call, object: DirectoryObject): boolean =>
  mayWrite(call, object.kind === 'group' ? 'group' : 'user', object)

function restore(call: Call): Answer {
  const object = find(call)
  if (object.error) return object
  if (!isAllowed(call, object.value)) return refuse('forbidden')
  const outcome = restoreObject(call.premises.directory, object.value.id)
  if (!outcome.ok) return refuseWith(outcome.refusal)
  return ok({
    '@odata.context': `${call.base}/$metadata#directoryObjects/$entity`,
    ...present(outcome.value, undefined, { tagged: true, sight: 'all' }),
  })
}

function end(call: Call): Answer {
  const object = find(call)
  if (object.error) return object
  if (!isAllowed(call, object.value)) return refuse('forbidden')
  const outcome = endObject(call.premises.directory, object.value.id)
  return outcome.ok ? noContent : refuseWith(outcome.refusal)
}
