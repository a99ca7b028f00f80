import { createHmac } from 'node:crypto'

/**
 * A password that belongs to a change: the same for the same key, so that an answer that was lost can be told again, and
 * nobody who lacks our key can work it out. It has what rules of passwords ask for: both cases, digits, a sign.
 */
export function temporaryPassword(key: Buffer, changeKey: string): string {
  const chance = createHmac('sha256', key).update(changeKey).digest()
  const letters = [...chance.subarray(0, 12)].map((byte) => readable[byte % readable.length]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}${upper[(chance[12] ?? 0) % upper.length]}${(chance[13] ?? 0) % 10}`
}

// Nothing that is mistaken for another when it is read out: no l, 1, o, 0. 32 of them: no byte favours any.
const readable = 'abcdefghijkmnpqrstuvwxyz23456789'
const upper = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
