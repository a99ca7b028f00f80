import { type Permission, type Role, roleNames, roles } from '@countersign/core/accounts'
import { type Db, sql } from '../platform/database/index.ts'

/** Somebody who may decide all requests, and where a letter reaches them. */
export type Overseer = { accountId: string; objectId: string | null; name: string; address: string }

/** More letters than these are for nobody; those who were here last are told. */
const overseersMax = 50

const managing: Permission = 'requests.manage-all'
const managers: Role[] = roleNames.filter((role) =>
  (roles[role].permissions as readonly Permission[]).includes(managing),
)

/**
 * By rule or by grant, as roles are computed wherever somebody calls; of the issuer people sign in at now. Their address is
 * that of the user they are in a store that is kept here, else the name they sign in with, where it looks like one.
 */
export const selectOverseers = (db: Db, issuer: string): Promise<Overseer[]> =>
  db.rows(sql`
    select * from (
      select a.id as "accountId", a.object_id as "objectId", a.name, a.last_sign_in_at,
        coalesce(o.attributes ->> 'mail', a.user_principal_name) as address,
        coalesce((o.attributes ->> 'accountEnabled')::boolean, true) as enabled
      from account a
      left join lateral (
        select o.attributes from identity_store s join directory_object o on o.store_id = s.id and o.kind = 'user'
        where s.issuer = a.issuer and s.provider = 'embedded'
          and o.id = case when a.object_id ~* '^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$' then a.object_id::uuid end
        limit 1) o on true
      where a.issuer = ${issuer} and (
        exists (select from role_grant g where g.account_id = a.id and g.role = any(${managers}::text[]))
        or exists (
          select from role_rule r where r.role = any(${managers}::text[])
            and r.value = any (case r.claim when 'roles' then a.claim_roles else a.claim_groups end)))) found
    where enabled and address ~ '^[^@[:space:]]+@[^@[:space:]]+$'
    order by last_sign_in_at desc nulls last, "accountId"
    limit ${overseersMax}`)
