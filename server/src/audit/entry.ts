import { createHmac, timingSafeEqual } from 'node:crypto'
import type { AuditAction } from '@countersign/core/audit'
import { canonicalJson } from '../platform/canonicalJson.ts'

export type Actor = { kind: 'account' | 'token' | 'system' | 'nobody'; id: string; name: string }
export type Subject = { kind: string; id: string; name: string }

/** What an entry says. Its code (`mac`) covers all of it, so that no part can be edited alone. */
export type AuditEntry = {
  id: string
  at: Date
  action: AuditAction
  actor: Actor
  subject: Subject | null
  details: Record<string, unknown>
  requestId: string | null
}

/** The server itself, where no person acts. */
export const system: Actor = { kind: 'system', id: 'server', name: 'Countersign' }

/** Somebody we don't know: a refused sign-in, a stranger's callback. */
export const nobody: Actor = { kind: 'nobody', id: '', name: '' }

/** A code only holders of the key can make: an entry written past the server has none that fits. */
export const macOf = (key: Buffer, entry: AuditEntry): Buffer =>
  createHmac('sha256', key)
    .update(
      canonicalJson([
        entry.id,
        entry.at.toISOString(),
        entry.action,
        [entry.actor.kind, entry.actor.id, entry.actor.name],
        entry.subject && [entry.subject.kind, entry.subject.id, entry.subject.name],
        entry.details,
        entry.requestId,
      ]),
    )
    .digest()

export const isMacOf = (key: Buffer, entry: AuditEntry, mac: Buffer): boolean => sameBytes(macOf(key, entry), mac)

/** Goes with an entry to the sealer: its own code came from this server, so what it covers need not be looked at again. */
export const handOverCode = (key: Buffer, id: string, mac: Buffer): Buffer =>
  createHmac('sha256', key).update(`unsealed:${id}:`).update(mac).digest()

export const sameBytes = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other)
