import { isUnified } from '../../directory/index.ts'
import { type Answer, noContent, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import * as needs from '../needs.ts'
import { findGroup } from './find.ts'

export const favoriteOperations: readonly Operation[] = [
  { method: 'POST', path: '/groups/{id}/addFavorite', needs: needs.addFavorite, run: (call) => mark(call, true) },
  { method: 'POST', path: '/groups/{id}/removeFavorite', needs: needs.addFavorite, run: (call) => mark(call, false) },
]

/** Somebody's own mark on a Microsoft 365 group. Told by an empty 200, or by 204 to whoever prefers less. */
function mark(call: Call, isMarked: boolean): Answer {
  const group = findGroup(call)
  if (group.error) return group
  if (!isUnified(group.value)) return refuse('refused', 'Only Microsoft 365 groups can be favorites.')
  const { store } = call.premises
  const personId = call.caller.objectId
  if (isMarked)
    store.run`insert into favorite_group (person_id, group_id) values (${personId}, ${group.value.id}) on conflict do nothing`
  else store.run`delete from favorite_group where person_id = ${personId} and group_id = ${group.value.id}`
  return /return=minimal/i.test(call.headers.get('prefer') ?? '') ? noContent : { status: 200 }
}

export const isFavorite = ({ premises, caller }: Call, groupId: string): boolean =>
  premises.store.row`
    select 1 from favorite_group where person_id = ${caller.objectId} and group_id = ${groupId}` !== undefined
