// Where the browser comes back to: from a sign-in, or an administrator who was asked to agree. No GET decides anything
// here but what a POST in the same session has begun.

import { html } from 'hono/html'
import { type App, answerPlainPage, type Identify, type RequestContext } from '../http/index.ts'
import type { Parts } from './parts.ts'
import { finish } from './signIn.ts'

export type CallbackParts = Parts & { identify: Identify; url: URL }

export function mountConnectionCallback(app: App, parts: CallbackParts): void {
  app.get('/connections/callback', async (c) => {
    c.set('route', '/connections/callback')
    c.header('Cache-Control', 'no-store')
    const returned = new URL(`/connections/callback${new URL(c.req.url).search}`, parts.url)
    const isAgreement = returned.searchParams.has('admin_consent') || !returned.searchParams.has('state')
    return isAgreement ? answerAgreement(c, returned.searchParams) : answerSignIn(c, parts, returned)
  })
}

async function answerSignIn(c: RequestContext, parts: CallbackParts, returned: URL) {
  const caller = await parts.identify(c.req.raw.headers)
  if (caller === 'invalid-token' || caller.kind === 'nobody') return answerStranger(c)
  const finished = await finish(parts, returned, caller, c.get('requestId'))
  if (finished.status === 'unknown') return answerStranger(c)
  if (finished.status === 'unreachable')
    c.get('log')().warn({ err: finished.cause }, 'a sign-in for a connection could not be finished')
  const { status, connectionId, returnTo } = finished
  return c.redirect(placeOf(parts.url, status, connectionId, returnTo), 303)
}

/** The page it was begun on, with how it ended. Written as a whole address of ours: no path leads elsewhere then. */
function placeOf(url: URL, outcome: string, connectionId: string, returnTo: string | null): string {
  const ownPage = `/admin/connections/${connectionId}`
  const asked = new URL(returnTo ?? ownPage, url)
  const target = asked.origin === url.origin ? asked : new URL(ownPage, url)
  target.searchParams.set('outcome', outcome)
  if (returnTo !== null) target.searchParams.set('connection', connectionId)
  return target.href
}

const answerStranger = (c: RequestContext): Response | Promise<Response> =>
  answerPlainPage(c, {
    status: 400,
    title: 'This sign-in counts for nothing',
    body: html`<h1>This sign-in counts for nothing</h1>
<p>It was not begun in this session, was used already, or took too long. Nothing was changed. Begin again on the page
Connections.</p>
<a href="/admin/connections">Connections</a>`,
  })

/** Who agreed need not be anybody here: they are thanked, and nothing is done. */
function answerAgreement(c: RequestContext, search: URLSearchParams): Response | Promise<Response> {
  const agreed = search.get('admin_consent')?.toLowerCase() === 'true'
  const title = agreed ? 'Thank you, that is agreed' : 'Nothing was agreed to'
  return answerPlainPage(c, {
    status: 200,
    title,
    body: html`<h1>${title}</h1>
<p>${agreed ? 'Whoever asked you to can connect now.' : 'Whoever asked you to can’t connect without it.'} You may close this page.</p>
<a href="/admin/connections">Connections</a>`,
  })
}
