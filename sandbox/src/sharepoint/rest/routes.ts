// `/_api/…` of the root site, `/sites/{name}/_api/…` of the others.

import { type Context, Hono } from 'hono'
import type { JsonObject } from '../../automate/index.ts'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { siteByPath } from '../sites.ts'
import { identify } from './caller.ts'
import { perform } from './perform.ts'
import { contentTypeOf, errorBody, type Format, formatOf, represent } from './represent.ts'

export function restRoutes(premises: Premises): Hono<Traced> {
  const serve = async (c: Context<Traced>, sitePath: string): Promise<Response> => {
    const site = siteByPath(premises.store, sitePath)
    if (!site) return c.text('404 FILE NOT FOUND', 404)
    const format = formatOf(c.req.header('accept'))
    if (!format)
      return c.text('The sandbox answers JSON only: send Accept: application/json. SharePoint would answer XML.', 406)
    const identified = await identify(premises, c.req.header('authorization'))
    if (!identified.ok) return refused(c, identified.refusal, format)
    const { pathname, searchParams } = new URL(c.req.url)
    const told = perform(premises, site, {
      method: c.req.method,
      path: pathname.replace(/^.*?\/_api\/?/, ''),
      query: searchParams,
      body: await bodyOf(c),
      isVerbose: isVerbose(c.req.header('content-type')),
      actor: identified.actor,
    })
    const { status, body } = represent(site, told, format)
    return c.body(JSON.stringify(body), status as 200, { 'content-type': contentTypeOf(format) })
  }
  return new Hono<Traced>()
    .all('/_api/*', (c) => serve(c, ''))
    .all('/sites/:name/_api/*', (c) => serve(c, `sites/${c.req.param('name')}`))
}

export const isVerbose = (contentType: string | undefined): boolean =>
  /odata=verbose/i.test(contentType?.replace(/\s/g, '') ?? '')

async function bodyOf(c: Context): Promise<JsonObject | undefined> {
  const body: unknown = await c.req.json().catch(() => undefined)
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as JsonObject) : undefined
}

type Refusal = Extract<Awaited<ReturnType<typeof identify>>, { ok: false }>['refusal']

function refused(c: Context, refusal: Refusal, format: Format): Response {
  if ('status' in refusal)
    return c.body(JSON.stringify(errorBody(refusal, format)), 403, { 'content-type': contentTypeOf(format) })
  c.header('x-ms-diagnostics', refusal.diagnostics)
  c.header('www-authenticate', 'Bearer realm="", client_id="00000003-0000-0ff1-ce00-000000000000"')
  return c.json({ error_description: refusal.description }, 401)
}
