import type { Permission, Role } from '@countersign/core/accounts'
import { type Pool, sql } from '../../server/src/platform/database/index.ts'
import { hashOf, newId, newToken } from '../../server/src/platform/ids.ts'

export type Bearer = { name: string; userName: string; roles: readonly Role[]; scopes: readonly Permission[] }

/** Who draws processes and helps out at the help desk. */
export const mateo: Bearer = {
  name: 'Mateo Rossi',
  userName: 'mateo@alder.example',
  roles: ['workflow-designer', 'help-desk'],
  scopes: ['processes.read', 'processes.deploy', 'processes.operate', 'tasks.work'],
}

/** An API token of somebody, put there past their sign-in. */
export async function tokenFor(pool: Pool, issuer: string, { name, userName, roles, scopes }: Bearer): Promise<string> {
  const token = newToken()
  await pool.transaction(async (tx) => {
    const { id } = await tx.one<{ id: string }>(sql`
      insert into account
        (id, issuer, subject, name, user_principal_name, claim_roles, claim_groups, created_at, last_sign_in_at)
      values (${newId()}, ${issuer}, ${userName}, ${name}, ${userName}, '{}', '{}', now(), now())
      on conflict (issuer, subject) do update set last_sign_in_at = now()
      returning id`)
    await tx.rows(sql`
      insert into role_grant (account_id, role, granted_at)
      select ${id}, role, now() from unnest(${roles}::text[]) as role
      on conflict do nothing`)
    await tx.rows(sql`
      insert into api_token (id, token_hash, account_id, name, scopes, created_at, expires_at)
      values (${newId()}, ${hashOf(token)}, ${id}, 'bench', ${scopes}, now(), now() + interval '1 day')`)
  })
  return token
}
