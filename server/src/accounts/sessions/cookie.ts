import type { CookieOptions } from 'hono/utils/cookie'

/** Under https the browser itself sees to it that no neighbour under the same domain can set it. */
export const sessionCookieName = (url: URL): string =>
  url.protocol === 'https:' ? '__Host-countersign_session' : 'countersign_session'

/** No script reads it; other sites can't send it along but by a plain link. */
export const sessionCookieOptions = (url: URL, lifeMs: number): CookieOptions => ({
  httpOnly: true,
  sameSite: 'Lax',
  secure: url.protocol === 'https:',
  path: '/',
  maxAge: Math.floor(lifeMs / 1_000),
})
