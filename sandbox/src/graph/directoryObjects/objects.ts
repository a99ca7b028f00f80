import type { DirectoryObject } from '../../directory/index.ts'
import { type Answer, ok, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { findObject, guid } from '../lookUp.ts'
import * as needs from '../needs.ts'
import { answerObject, present, sightOf } from '../query/index.ts'
import { directoryObject } from '../resources/index.ts'

export const objectOperations: readonly Operation[] = [
  { method: 'GET', path: '/directoryObjects/{id}', needs: needs.readObjects, run: get },
  { method: 'POST', path: '/directoryObjects/getByIds', needs: needs.readObjects, cost: 3, run: getByIds },
]

function get(call: Call): Answer {
  const found = findObject(call, call.keys[0] ?? '')
  return found.error
    ? found
    : answerObject(call, directoryObject, found.value, 'directoryObjects', sightOf(call, found.value))
}

const idsMax = 1_000

/** Those of them that are there; who is not is not mentioned. */
async function getByIds(call: Call): Promise<Answer> {
  const body = await call.body()
  if (body.error) return body
  const { ids, types } = body.value
  if (!isTexts(ids) || ids.length === 0 || ids.length > idsMax || (types !== undefined && !isTexts(types)))
    return refuse('refused', `Invalid value specified for property 'ids': up to ${idsMax} object ids are wanted.`)
  const malformed = ids.find((id) => !guid.test(id))
  if (malformed !== undefined) return refuse('invalidId', malformed)
  const wanted = types?.map((type) => type.toLowerCase()) ?? ['directoryobject']
  const isWanted = ({ kind }: DirectoryObject): boolean =>
    wanted.includes('directoryobject') || wanted.includes(kind.toLowerCase())
  const view = call.premises.directory.seen()
  const objects = [...new Set(ids.map((id) => id.toLowerCase()))].flatMap((id) => view.find(id) ?? [])
  return ok({
    '@odata.context': `${call.base}/$metadata#directoryObjects`,
    value: objects
      .filter(isWanted)
      .map((object) => present(object, undefined, { tagged: true, sight: sightOf(call, object) })),
  })
}

export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
