// Which changes of an object somebody is told of.
//
// S1  What was done is told to whoever may look at the object. What is asked, or was refused, is between whoever asks and
//     those who are asked: as a request is seen, so it is seen here.

import { personsOf } from '../approvals/index.ts'
import type { KnownCaller } from '../http/index.ts'
import { type Db, type Statement, sql } from '../platform/database/index.ts'

/** Of rows of `change c`. */
export async function seenBy(db: Db, { account, permissions }: KnownCaller): Promise<Statement> {
  if (permissions.has('requests.read-all') || permissions.has('requests.manage-all')) return sql`true`
  const persons = await personsOf(db, account.id)
  const personIds = persons.map(({ personId }) => personId)
  const storeIds = persons.map(({ storeId }) => storeId)
  return sql`(
    c.workflow is null or c.state = 'applied' or c.account_id = ${account.id}
    or exists (
      select from unnest(${personIds}::text[], ${storeIds}::uuid[]) as p (person_id, store_id)
      where p.store_id = c.store_id and (p.person_id = c.requester -> 'person' ->> 'id'
        or exists (select from approval_holder h where h.approval_id = c.id and h.person_id = p.person_id))))`
}
