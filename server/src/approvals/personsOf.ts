import { type Db, prepared, sql } from '../platform/database/index.ts'

export type PersonIn = { storeId: string; personId: string }

/**
 * Who an account is in each identity store, by the rules of `directory/person.ts`; in a tenant of Entra by the object id
 * alone, since nobody is asked there. For lists: whoever decides is looked up in the store itself.
 */
export const personsOf = (db: Db, accountId: string): Promise<PersonIn[]> =>
  db.rows(
    prepared(sql`
      select s.id as "storeId", coalesce(o.id::text, a.object_id) as "personId"
      from account a
      join identity_store s on s.issuer = a.issuer
      left join lateral (
        select o.id, o.kind, o.attributes from directory_object o
        where s.provider = 'embedded' and o.store_id = s.id
          and o.id = case when a.object_id ~* '^[\\da-f]{8}(-[\\da-f]{4}){3}-[\\da-f]{12}$' then a.object_id::uuid end
      ) by_id on true
      left join lateral (
        select o.id, o.kind, o.attributes from directory_object o
        where s.provider = 'embedded' and by_id.id is null and o.store_id = s.id and o.kind = 'user'
          and lower(o.attributes ->> 'userPrincipalName') = lower(a.user_principal_name)
          and lower(substring(a.user_principal_name from '[^@]*$')) = any(s.domains)
      ) by_name on true
      left join lateral (
        select coalesce(by_id.id, by_name.id) as id, coalesce(by_id.kind, by_name.kind) as kind,
          coalesce(by_id.attributes, by_name.attributes) as attributes
      ) o on true
      where a.id = ${accountId}
        and case s.provider
          when 'embedded' then o.kind = 'user' and (o.attributes ->> 'accountEnabled')::boolean is not false
          else a.object_id is not null end
      limit 100`),
  )
