// Values that only their holder knows: handed out once, kept as hashes.

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * A code or a refresh token, as long as Entra's are: whoever keeps one in a column of 255 characters should
 * notice it here.
 */
export const newOpaqueToken = (): string => `0.A${randomBytes(600).toString('base64url')}`

/** A value for a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** Compared by their hashes, so that neither length nor content shows in how long it takes. */
export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)))
