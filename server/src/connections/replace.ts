import type * as api from '@countersign/core/api'
import { actorOf } from '../audit/index.ts'
import { isRefused, type KnownCaller, type Refused, refused } from '../http/index.ts'
import { proofOf } from './create.ts'
import { type Credential, sealCredential } from './credential.ts'
import type { Parts } from './parts.ts'
import { type ConnectionRow, markConnected, selectConnection, updateCredential } from './sql.ts'
import { tryOut } from './try.ts'

/** The secret of the app registration was made anew: whoever signed in with it stays signed in. */
export async function replaceSecret(
  parts: Parts,
  connectionId: string,
  secret: string,
  caller: KnownCaller,
  requestId: string,
): Promise<void> {
  const row = await selectConnection(parts.pool, connectionId)
  if (row) await replace(parts, row, { kind: 'application', proof: { by: 'secret', secret } }, caller, requestId)
}

type Entered = api.ParsedOf<typeof api.replaceCredential>['body']['credential']

/** Another credential of the same kind, and a look at whether it works. */
export async function replace(
  parts: Parts,
  row: ConnectionRow,
  entered: Entered,
  caller: KnownCaller,
  requestId: string,
): Promise<Refused | undefined> {
  const { pool, sealing, record, clock } = parts
  const isApplication = row.kind === 'oauth-code' || row.kind === 'client-credentials'
  if (isApplication && !row.ownsRegistration)
    return refused('conflict', { detail: 'It signs in with Countersign’s own app registration, which is configured.' })
  if ((entered.kind === 'application') !== isApplication || (!isApplication && entered.kind !== row.kind))
    return refused('conflict', { detail: 'The credential is of another kind than the connection.' })
  const read = credentialOf(entered)
  if (isRefused(read)) return read
  await pool.transaction(async (tx) => {
    await updateCredential(tx, row.id, sealCredential(sealing, row.id, read.credential), read.credentialExpiresAt)
    if (!isApplication) await markConnected(tx, row.id, clock.now())
    const subject = { kind: 'connection', id: row.id, name: row.name }
    const details = { credential: 'replaced' }
    await record(tx, { action: 'connection.changed', actor: actorOf(caller), subject, details, requestId })
  })
  const changed = await selectConnection(pool, row.id)
  const canTry = row.kind === 'client-credentials' || row.connectedAt !== null
  // It was replaced, whatever comes of trying: that is told at the connection, or found out later.
  if (changed && canTry && (isApplication || row.testUrl !== null)) await tryOut(parts, changed)
  return undefined
}

function credentialOf(entered: Entered): { credential: Credential; credentialExpiresAt: Date | null } | Refused {
  return entered.kind === 'application'
    ? proofOf(entered.proof, 'credential.proof')
    : { credential: entered, credentialExpiresAt: null }
}
