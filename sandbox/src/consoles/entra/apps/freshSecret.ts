// The value of a new secret on its way to the page that shows it: once, and only in the browser that asked for it.

import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { cookieName, cookieOptions } from '../../../entra/index.ts'

export type FreshSecret = { id: string; value: string }

const lifeSeconds = 60

const nameAt = (url: string): string => cookieName(url, 'sandbox_fresh_secret')

export function leaveSecret(c: Context, url: string, { id, value }: FreshSecret): void {
  setCookie(c, nameAt(url), `${id} ${value}`, { ...cookieOptions(url), maxAge: lifeSeconds })
}

export function takeSecret(c: Context, url: string): FreshSecret | undefined {
  const [id, value] = getCookie(c, nameAt(url))?.split(' ') ?? []
  if (id === undefined || value === undefined) return undefined
  deleteCookie(c, nameAt(url), cookieOptions(url))
  return { id, value }
}
