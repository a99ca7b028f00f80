import type { HeldRole, Role, RoleClaims, RoleRule } from '@countersign/core/accounts'
import { rolesOf } from '@countersign/core/accounts'
import type { StoredRoleRule } from '@countersign/core/api'
import { brief, type Db, readById, sql } from '../platform/database/index.ts'

export type AccountRow = {
  id: string
  name: string
  userPrincipalName: string | null
  issuer: string
  createdAt: Date
  lastSignInAt: Date | null
  sessionCount: number
  roles: HeldRole[]
}

type RawAccount = Omit<AccountRow, 'roles'> & { claims: RoleClaims; rules: RoleRule[]; granted: Role[] }

/** The roles follow from claims, rules and grants at the moment of reading: a rule that is deleted counts no longer. */
const accountColumns = sql`
  a.id, a.name, a.user_principal_name as "userPrincipalName", a.issuer, a.created_at as "createdAt",
  a.last_sign_in_at as "lastSignInAt",
  (select count(*)::int from session s where s.account_id = a.id and s.expires_at > now()) as "sessionCount",
  jsonb_build_object('roles', a.claim_roles, 'groups', a.claim_groups) as claims,
  (select coalesce(jsonb_agg(jsonb_build_object('claim', claim, 'value', value, 'role', role)), '[]') from role_rule)
    as rules,
  (select coalesce(jsonb_agg(role), '[]') from role_grant g where g.account_id = a.id) as granted`

const withRoles = <Row extends RawAccount>({ claims, rules, granted, ...account }: Row) => ({
  ...account,
  roles: rolesOf(claims, rules, granted),
})

export type SignedInAs = {
  issuer: string
  subject: string
  objectId: string | null
  name: string
  userPrincipalName: string | null
  claims: RoleClaims
}

/** Who signs in is known from then on; what the issuer says of them now replaces what it said before. */
export const upsertAccount = async (db: Db, id: string, who: SignedInAs, at: Date): Promise<string> =>
  (
    await db.one<{ id: string }>(sql`
      insert into account
        (id, issuer, subject, object_id, name, user_principal_name, claim_roles, claim_groups, created_at, last_sign_in_at)
      values (${id}, ${who.issuer}, ${who.subject}, ${who.objectId}, ${who.name}, ${who.userPrincipalName},
        ${who.claims.roles}, ${who.claims.groups}, ${at}, ${at})
      on conflict (issuer, subject) do update set
        object_id = excluded.object_id, name = excluded.name, user_principal_name = excluded.user_principal_name,
        claim_roles = excluded.claim_roles, claim_groups = excluded.claim_groups,
        last_sign_in_at = excluded.last_sign_in_at
      returning id`)
  ).id

export const selectAccount = readById<AccountRow>(async (db, ids) =>
  (await db.rows<RawAccount>(brief(sql`select ${accountColumns} from account a where a.id = any(${ids}::uuid[])`))).map(
    withRoles,
  ),
)

export type AccountPlace = { name: string; id: string }

export async function selectAccounts(
  db: Db,
  search: string | undefined,
  after: AccountPlace | undefined,
  limit: number,
): Promise<AccountRow[]> {
  const rows = await db.rows<RawAccount>(sql`
    select ${accountColumns}
    from account a
    where (${search ?? null}::text is null
        or position(lower(${search ?? ''}) in lower(a.name)) > 0
        or position(lower(${search ?? ''}) in lower(a.user_principal_name)) > 0)
      and (${after?.name ?? null}::text is null or (lower(a.name), a.id) > (${after?.name ?? null}, ${after?.id ?? null}::uuid))
    order by lower(a.name), a.id
    limit ${limit}`)
  return rows.map(withRoles)
}

/** Held while the number of administrators may change, so that two of them can't both remove the last one. */
export const lockAdministrators = (db: Db): Promise<unknown> => db.rows(sql`select pg_advisory_xact_lock(4711003)`)

/** The accounts that are administrators, by rule or by grant. Who came by another issuer can't come back: none counts. */
export const selectAdministrators = (db: Db, issuer: string): Promise<{ id: string }[]> =>
  db.rows(sql`
    select a.id from account a
    where a.issuer = ${issuer} and (
      exists (select from role_grant g where g.account_id = a.id and g.role = 'administrator')
      or exists (
        select from role_rule r where r.role = 'administrator'
          and r.value = any (case r.claim when 'roles' then a.claim_roles else a.claim_groups end)))
    limit 1000`)

export const deleteGrants = (db: Db, accountId: string): Promise<{ role: Role }[]> =>
  db.rows(sql`delete from role_grant where account_id = ${accountId} returning role`)

export const insertGrants = (db: Db, accountId: string, roles: readonly Role[], at: Date): Promise<unknown> =>
  db.rows(sql`
    insert into role_grant (account_id, role, granted_at)
    select ${accountId}, role, ${at} from unnest(${roles}::text[]) as role
    on conflict do nothing`)

export const selectRules = (db: Db): Promise<(Omit<StoredRoleRule, 'createdAt'> & { createdAt: Date })[]> =>
  db.rows(sql`
    select id, claim, value, role, created_at as "createdAt" from role_rule order by role, claim, value limit 1000`)

/** Undefined when the same rule is there already. */
export const insertRule = (db: Db, id: string, rule: RoleRule, at: Date): Promise<{ id: string } | undefined> =>
  db.maybe(sql`
    insert into role_rule (id, claim, value, role, created_at)
    values (${id}, ${rule.claim}, ${rule.value}, ${rule.role}, ${at})
    on conflict do nothing
    returning id`)

export const deleteRule = (db: Db, id: string): Promise<RoleRule | undefined> =>
  db.maybe(sql`delete from role_rule where id = ${id} returning claim, value, role`)
