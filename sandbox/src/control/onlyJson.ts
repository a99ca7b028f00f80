// A POST has to say that it is JSON. A web page elsewhere can send a form here through its visitor's browser, but not
// that header without asking first, and it is never told yes. (Nor can it send a DELETE or a PATCH.)

import type { MiddlewareHandler } from 'hono'

export const onlyJson: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (c.req.method === 'POST' && type !== 'application/json')
    return c.json({ error: 'Send JSON, with the header Content-Type: application/json.' }, 415)
  await next()
  return
}
