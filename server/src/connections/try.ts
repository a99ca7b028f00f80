import type { Refused } from '../http/index.ts'
import { refused } from '../http/index.ts'
import { CallFault } from '../platform/egress/index.ts'
import type { Parts } from './parts.ts'
import { type ConnectionRow, markConnected, markTrouble } from './sql.ts'

/** Whether it works is found out by doing it; what comes of it is written down at the connection. */
export async function tryOut(parts: Parts, row: ConnectionRow): Promise<Refused | undefined> {
  try {
    if (row.kind === 'oauth-code' || row.kind === 'client-credentials') {
      if (row.kind === 'oauth-code' && row.connectedAt === null)
        return refused('conflict', { detail: 'Nobody has signed in yet. Connect it first.' })
      await parts.tokenFor(row.id, { anew: true })
      return undefined
    }
    return await tryCredential(parts, row)
  } catch (cause) {
    if (cause instanceof CallFault) return refused('outside-unreachable', { detail: cause.message })
    throw cause
  }
}

async function tryCredential(
  { pool, callBy, clock }: Parts,
  { id, testUrl }: ConnectionRow,
): Promise<Refused | undefined> {
  if (testUrl === null) return refused('conflict', { detail: 'It has no address to be tried at.' })
  await markConnected(pool, id, clock.now()) // or it would not even be tried
  const called = await callBy(id, { url: new URL(testUrl), method: 'GET' })
  if (!called.ok || called.answer.status === 401) return undefined
  const { status } = called.answer
  if (status === 403) {
    await markTrouble(pool, id, { code: 'credential-refused', reference: '403' }, clock.now())
    return undefined
  }
  if (status < 400) return undefined
  return refused('conflict', {
    detail: `The address to try answered ${status}, which says nothing about the credential. Look at the address.`,
  })
}
