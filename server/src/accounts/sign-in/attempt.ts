// A sign-in that was begun lives in the browser that began it, sealed: nothing is written for people not yet known,
// and nobody can return with a state this browser was not given.

import { EncryptJWT, jwtDecrypt } from 'jose'
import { z } from 'zod'

const attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  /** Present when somebody follows the one-time link of the first administrator. */
  firstAdministratorToken: z.string().optional(),
  /** Present when somebody who is signed in shows once more who they are. */
  again: z.object({ sessionId: z.string(), begunAtMs: z.number() }).optional(),
})

export type Attempt = z.output<typeof attempt>

/** Time enough to sign in with a second factor; a code is good for about as long. */
export const attemptSeconds = 600

/** What the cookies of attempts begin with. Under https no neighbour under the same domain can plant one (`__Host-`). */
export const attemptCookiePrefix = (url: URL): string =>
  url.protocol === 'https:' ? '__Host-countersign_sign_in_' : 'countersign_sign_in_'

/** A cookie per attempt: two tabs may sign in at the same time. */
export const attemptCookieName = (url: URL, state: string): string => attemptCookiePrefix(url) + state.slice(0, 12)

/** Sign-ins a browser may have under way; a browser that drops cookies, or a header too long, would stop them all. */
export const attemptsMax = 5

export const sealAttempt = (key: Uint8Array, content: Attempt, now: Date): Promise<string> =>
  new EncryptJWT(content)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + attemptSeconds * 1_000))
    .encrypt(key)

export type Opened = { ok: true; attempt: Attempt } | { ok: false; why: 'expired' | 'forged' }

export async function openAttempt(key: Uint8Array, sealed: string, now: Date): Promise<Opened> {
  try {
    const { payload } = await jwtDecrypt(sealed, key, { currentDate: now })
    return { ok: true, attempt: attempt.parse(payload) }
  } catch (cause) {
    return {
      ok: false,
      why: cause instanceof Error && 'code' in cause && cause.code === 'ERR_JWT_EXPIRED' ? 'expired' : 'forged',
    }
  }
}
