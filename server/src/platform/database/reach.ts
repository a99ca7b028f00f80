import pg from 'pg'
import { StartRefusal } from '../startRefusal.ts'

const patienceMs = 5_000 // whoever starts a server rather hears why it does not than waits

/** Refuses an address at which no PostgreSQL lets us in; the password in it is never told. */
export async function refuseUnreachable(url: string): Promise<void> {
  let client: pg.Client | undefined
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs })
    client.on('error', () => undefined) // it may be lost between two of the lines below: those say so
    await client.connect()
  } catch (cause) {
    throw new StartRefusal(
      'DATABASE_UNREACHABLE',
      `The PostgreSQL at ${placeOf(url)} can't be used (${reasonOf(cause)}): start it, or correct DATABASE_URL.`,
      { cause },
    )
  } finally {
    await client?.end().catch(() => undefined)
  }
}

const placeOf = (url: string): string => {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || 'localhost'}:${port || '5432'}${pathname}`
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOENT: 'nobody listens there',
  ECONNRESET: 'it hung up',
  EHOSTUNREACH: 'there is no way to that machine',
  ENOTFOUND: 'no machine has that name',
  EAI_AGAIN: 'names of machines can not be looked up just now',
  '28P01': 'it does not accept user and password',
  '28000': 'it does not let this user in',
  '3D000': 'it has no such database',
}

/** What the driver says of an address it can't read may hold the address; only PostgreSQL's own words are passed on. */
function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (reasons[code]) return reasons[code]
  if (cause instanceof pg.DatabaseError) return cause.message
  return code || `no answer within ${patienceMs / 1_000} s`
}
