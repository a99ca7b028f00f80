import type { Variables } from '@countersign/engine'
import type { AuditNote, Recorder } from '../../audit/index.ts'
import { findByKeys, type Pool } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { correlate } from './match.ts'
import { type Address, deleteExpiredTwins, insertMessages, lockAddresses } from './sql.ts'

/** A message as its sender sends it. */
export type Published = Address & {
  readonly variables: Variables
  /** How long it is kept for those who are not waiting yet. */
  readonly timeToLiveMs: number
  /** Of two messages with the same id that are kept at the same time, the second is refused. */
  readonly messageId: string | null
  /** The account that publishes it, and with it begins what begins by it. */
  readonly publishedBy?: string | null
  readonly note?: AuditNote
}

export type PublishParts = { pool: Pool; record: Recorder; now: () => Date }

export type Publication = { ok: true; id: string } | { ok: false; refusal: 'published-before' }

/** Many at a time; those of one address go one after the other. */
export const publishAll = (
  { pool, record, now }: PublishParts,
  batch: readonly Published[],
): Promise<readonly Publication[]> =>
  pool.transaction(async (tx) => {
    const at = now()
    const messages = batch.map((message) => ({
      ...message,
      id: newId(),
      publishedAt: at,
      expiresAt: new Date(at.getTime() + message.timeToLiveMs),
    }))
    await Promise.all([findByKeys(tx), lockAddresses(tx, messages)])
    const named = messages.filter(({ messageId }) => messageId !== null)
    if (named.length > 0) await deleteExpiredTwins(tx, named, at)
    const fresh = new Set((await insertMessages(tx, messages)).map(({ id }) => id))
    const inserted = messages.filter(({ id }) => fresh.has(id))
    for (const round of roundsOf(inserted)) await correlate(tx, round, at)
    const notes = inserted.flatMap(({ note }) => note ?? [])
    if (notes.length > 0) await record(tx, ...notes)
    return messages.map(({ id }) => (fresh.has(id) ? { ok: true, id } : { ok: false, refusal: 'published-before' }))
  })

/** The first messages of all addresses, then the second ones, and so on. */
function roundsOf(messages: readonly (Address & { id: string })[]): string[][] {
  const rounds: string[][] = []
  const sent = new Map<string, number>()
  for (const { id, name, correlationKey } of messages) {
    const address = `${name} ${correlationKey}`
    const number = sent.get(address) ?? 0
    sent.set(address, number + 1)
    rounds[number] = [...(rounds[number] ?? []), id]
  }
  return rounds
}
