import type { Db } from '../../platform/database/index.ts'
import { insertMembers, lockNesting, selectLiesWithin } from './write.ts'

/** Whether it could be: a group that would come to lie within itself is not nested. */
export async function nestGroup(tx: Db, storeId: string, groupId: string, memberId: string, at: Date) {
  await lockNesting(tx, storeId)
  if (await selectLiesWithin(tx, storeId, groupId, memberId)) return false
  await insertMembers(tx, storeId, groupId, [memberId], at)
  return true
}
