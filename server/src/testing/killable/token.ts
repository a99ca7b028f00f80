import { randomBytes } from 'node:crypto'
import type { Permission } from '@countersign/core/accounts'
import { type Pool, sql } from '../../platform/database/index.ts'
import { hashOf, newId } from '../../platform/ids.ts'

/** An administrator's token, as if she had made it on its page. */
export async function giveToken(pool: Pool): Promise<string> {
  const [accountId, token] = [newId(), `csk_${randomBytes(32).toString('base64url')}`]
  await pool.rows(sql`
    insert into account
      (id, issuer, subject, name, user_principal_name, claim_roles, claim_groups, created_at, last_sign_in_at)
    values (${accountId}, ${'http://localhost:8081/7d9a2f64-3c51-4e8b-9b0a-6f2d1c8e4a35/v2.0'}, 'grace', 'Grace Okafor',
      'grace@alder.example', '{administrator}', '{}', now(), now())`)
  await pool.rows(sql`
    insert into api_token (id, token_hash, account_id, name, scopes, created_at, expires_at)
    values (${newId()}, ${hashOf(token)}, ${accountId}, 'cycles',
      '{processes.read,processes.deploy,processes.operate,tasks.work}', now(), now() + interval '1 day')`)
  return token
}

/** Of somebody who has signed in before: not everybody may make one on its page. */
export async function giveTokenTo(pool: Pool, userName: string, scopes: readonly Permission[]): Promise<string> {
  const token = `csk_${randomBytes(32).toString('base64url')}`
  await pool.rows(sql`
    insert into api_token (id, token_hash, account_id, name, scopes, created_at, expires_at)
    select ${newId()}, ${hashOf(token)}, id, 'cycles', ${scopes}, now(), now() + interval '1 day'
    from account where user_principal_name = ${userName}`)
  return token
}
