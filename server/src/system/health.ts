// Is everything well? Each component is asked now; none may keep the page waiting for long.

import type { Component } from '@countersign/core/api'
import type { IdentityProvider } from '../accounts/index.ts'
import { selectBacklog } from '../audit/index.ts'
import type { MailSender } from '../mail/index.ts'
import { type Pool, readMigrations, refusalOf, sql } from '../platform/database/index.ts'

export type HealthParts = {
  pool: Pool
  provider: IdentityProvider
  mail: Pick<MailSender, 'verify'>
  nowMs: () => number
}

type Ask = { name: Component['name']; title: string; remedy: string; ask: () => Promise<string> }

/** A component says how it is, or throws why it is not well. */
export async function askComponents(parts: HealthParts): Promise<Component[]> {
  return Promise.all(componentsOf(parts).map(answerOf))
}

const patienceMs = 3_000 // a page that waits longer tells less

async function answerOf({ name, title, remedy, ask }: Ask): Promise<Component> {
  try {
    return { name, title, well: true, detail: await within(patienceMs, ask()), remedy: null }
  } catch (cause) {
    return { name, title, well: false, detail: cause instanceof Error ? cause.message : String(cause), remedy }
  }
}

function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`No answer within ${ms / 1_000} s.`)), ms)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}

const sealLagMaxMs = 10_000 // the sealer comes by twice a second

const componentsOf = ({ pool, provider, mail, nowMs }: HealthParts): Ask[] => [
  {
    name: 'database',
    title: 'PostgreSQL',
    remedy: 'Look at the server’s log and at PostgreSQL’s. The server goes on by itself once it answers again.',
    ask: async () => {
      const row = await pool.one<{ version: string; bytes: string }>(sql`
        select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`)
      return `Version ${row.version}, ${Math.ceil(Number(row.bytes) / 1_048_576)} MB`
    },
  },
  {
    name: 'schema',
    title: 'Schema',
    remedy: 'Start the server again: it brings the schema up to date, or says why it can’t.',
    ask: async () => {
      const applied = await pool.rows<{ number: number; name: string; checksum: string }>(
        sql`select number, name, checksum from migration order by number`,
      )
      const migrations = await readMigrations()
      const refusal = refusalOf(migrations, applied)
      if (refusal) throw refusal
      if (applied.length < migrations.length)
        throw new Error(`${migrations.length - applied.length} migrations are missing.`)
      return `Migration ${applied.length} of ${migrations.length}`
    },
  },
  {
    name: 'audit',
    title: 'Audit log',
    remedy: 'Run `countersign verify-audit`, and look at the server’s log.',
    ask: async () => {
      const { waiting, oldest, position } = await selectBacklog(pool)
      if (oldest && nowMs() - oldest.getTime() > sealLagMaxMs)
        throw new Error(`${waiting} entries wait to be sealed, the oldest since ${oldest.toISOString()}.`)
      return `${position} entries sealed`
    },
  },
  {
    name: 'identity-provider',
    title: 'Identity provider',
    remedy: 'Nobody can sign in until it answers. Who is signed in stays so.',
    ask: async () => {
      await provider.reach()
      return new URL(provider.issuer).host
    },
  },
  {
    name: 'mail',
    title: 'Mail',
    remedy: 'Letters wait until it does, and nothing else waits for them. See Mail in the Admin Center.',
    ask: async () => {
      const trouble = await mail.verify()
      if (trouble !== undefined) throw new Error(trouble)
      return 'The mail server takes letters'
    },
  },
]
