import { createHash, createHmac } from 'node:crypto'

export type Link = { position: bigint; hash: Buffer }

/** The chain before its first link. */
export const start: Link = { position: 0n, hash: Buffer.alloc(32) }

/** Each link holds the one before it, its place, the entry's id and the entry's own code. */
export const follow = (before: Link, entryId: string, entryMac: Buffer): Link => {
  const position = before.position + 1n
  const hash = createHash('sha256').update(before.hash).update(`${position}:${entryId}:`).update(entryMac).digest()
  return { position, hash }
}

/** Signs the end of the chain: without the key a shorter one can't be made to look whole. */
export const macOfHead = (key: Buffer, { position, hash }: Link): Buffer =>
  createHmac('sha256', key).update(`head:${position}:`).update(hash).digest()
