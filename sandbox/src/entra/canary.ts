// The sign-in form answers only to the browser it was shown to: its hidden field must equal a cookie that no other
// site can read or guess (Entra calls the pair a canary).

import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { newSecret, sameSecret } from './secrets.ts'
import { cookieOptions } from './sessions.ts'

const cookieName = 'sandbox_canary'

/** The value for the form. A browser keeps its canary, so that several tabs can show the form at once. */
export function canaryFor(c: Context, url: string): string {
  const canary = getCookie(c, cookieName) || newSecret()
  setCookie(c, cookieName, canary, cookieOptions(url))
  return canary
}

export function isOwnForm(c: Context, sent: string | undefined): boolean {
  const canary = getCookie(c, cookieName)
  return Boolean(canary && sent && sameSecret(canary, sent))
}
