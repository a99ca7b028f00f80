import { hash, randomBytes, randomUUIDv7 } from 'node:crypto'

/** Ids grow with time, so that indexes grow at their end. */
export const newId = (): string => randomUUIDv7()

/** A secret for somebody else to hold: 256 bits of chance. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What we keep of it. Chance of this size needs no slow hash: there is nothing to guess. */
export const hashOf = (token: string): Buffer => hash('sha256', token, 'buffer')
