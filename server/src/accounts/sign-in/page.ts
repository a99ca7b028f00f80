import { type ProblemCode, problemTitles } from '@countersign/core/api'
import { html } from 'hono/html'
import type { RequestContext } from '../../http/index.ts'
import { answerPlainPage, answerProblem, refused, statusOf } from '../../http/index.ts'

/** A refusal on the way in: a page for a browser, the usual document for everything else. */
export function answerSignInProblem(
  c: RequestContext,
  code: ProblemCode,
  detail?: string,
): Response | Promise<Response> {
  if (!c.req.header('Accept')?.includes('text/html')) return answerProblem(c, refused(code, detail ? { detail } : {}))
  return answerPlainPage(c, {
    status: statusOf(code),
    title: 'Sign-in did not work',
    body: html`<h1>${problemTitles[code]}</h1>
${detail ? html`<p>${detail}</p>` : ''}
<p class="small">Request id: ${c.get('requestId')}</p>
<a href="/">Start again</a>`,
  })
}

/** GET never decides: the link only shows this page, its button takes the role. */
export const answerFirstAdministratorPage = (
  c: RequestContext,
  token: string,
  issuer: URL,
): Response | Promise<Response> =>
  answerPlainPage(c, {
    status: 200,
    title: 'Become the first administrator',
    body: html`<h1>Become the first administrator</h1>
<p>Nobody is an administrator of this server yet. You will sign in at <strong>${issuer.host}</strong>; the account you
sign in with becomes an administrator. The link works once.</p>
<form method="post" action="/sign-in/first-administrator">
<input type="hidden" name="token" value="${token}">
<button>Sign in and become administrator</button>
</form>`,
    formTo: [issuer.origin],
  })
