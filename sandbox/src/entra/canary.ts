// The sign-in form answers only to the browser it was shown to: its hidden field must equal a cookie that no other
// site can read or guess (Entra calls the pair a canary).

import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { newSecret, sameSecret } from './secrets.ts'
import { cookieName, cookieOptions } from './sessions.ts'

const nameAt = (url: string): string => cookieName(url, 'sandbox_canary')

/** The value for the form. A browser keeps its canary, so that several tabs can show the form at once. */
export function canaryFor(c: Context, url: string): string {
  const canary = getCookie(c, nameAt(url)) || newSecret()
  setCookie(c, nameAt(url), canary, cookieOptions(url))
  return canary
}

export function isOwnForm(c: Context, url: string, sent: string | undefined): boolean {
  const canary = getCookie(c, nameAt(url))
  return Boolean(canary && sent && sameSecret(canary, sent))
}
