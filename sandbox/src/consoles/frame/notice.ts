// What the next page says about what was just done. In a cookie, not in the address: nobody can send somebody a link to
// words of their own.

import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { cookieName, cookieOptions } from '../../entra/index.ts'

export type Notice = { tone: 'done' | 'refused'; text: string }

/** A cookie holds some four thousand bytes, and a letter takes up to nine. */
const textMax = 350

/** Whoever does not arrive at once does not want to read it any more. */
const lifeSeconds = 60

const nameAt = (url: string): string => cookieName(url, 'sandbox_notice')

export function leaveNotice(c: Context, url: string, { tone, text }: Notice): void {
  const short = text.length > textMax ? `${text.slice(0, textMax - 1)}…` : text
  setCookie(c, nameAt(url), `${tone} ${short.toWellFormed()}`, { ...cookieOptions(url), maxAge: lifeSeconds })
}

/** Said once. */
export function takeNotice(c: Context, url: string): Notice | undefined {
  const [, tone, text] = /^(done|refused) (.*)$/s.exec(getCookie(c, nameAt(url)) ?? '') ?? []
  if (text === undefined) return undefined
  deleteCookie(c, nameAt(url), cookieOptions(url))
  return { tone: tone as Notice['tone'], text }
}
