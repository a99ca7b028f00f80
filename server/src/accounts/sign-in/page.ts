import { type ProblemCode, problemTitles } from '@countersign/core/api'
import { html } from 'hono/html'
import type { RequestContext } from '../../http/index.ts'
import { answerProblem, newNonce, refused, statusOf } from '../../http/index.ts'

/** The pages shown before anybody is signed in need no script: they are written here, in the plainest form. */
function answerPage(
  c: RequestContext,
  status: 200 | ReturnType<typeof statusOf>,
  title: string,
  body: unknown,
  formTo: string[] = [],
) {
  const nonce = newNonce()
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'nonce-${nonce}'; img-src 'self'; form-action 'self' ${formTo.join(' ')}; frame-ancestors 'none'; base-uri 'none'`,
  )
  c.header('Cache-Control', 'no-store')
  return c.html(
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Countersign</title>
<link rel="icon" href="/favicon.svg">
<style nonce="${nonce}">
  :root { color-scheme: light dark; font: 16px/1.5 'Segoe UI', system-ui, sans-serif }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText }
  main { max-width: 32rem; padding: 2rem; overflow-wrap: anywhere }
  h1 { font-size: 1.5rem; line-height: 1.25 }
  .small { font-size: .875rem; opacity: .75 }
  a, button { display: inline-block; margin-top: 1rem; padding: .5rem 1.25rem; border: 0; border-radius: .25rem;
    background: light-dark(#0f5c55, #6fd0c5); color: light-dark(#fff, #06201d); font: inherit; text-decoration: none; cursor: pointer }
  a:focus-visible, button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px }
</style>
</head>
<body><main>${body}</main></body>
</html>`,
    status,
  )
}

/** A refusal on the way in: a page for a browser, the usual document for everything else. */
export function answerSignInProblem(
  c: RequestContext,
  code: ProblemCode,
  detail?: string,
): Response | Promise<Response> {
  if (!c.req.header('Accept')?.includes('text/html')) return answerProblem(c, refused(code, detail ? { detail } : {}))
  return answerPage(
    c,
    statusOf(code),
    'Sign-in did not work',
    html`<h1>${problemTitles[code]}</h1>
${detail ? html`<p>${detail}</p>` : ''}
<p class="small">Request id: ${c.get('requestId')}</p>
<a href="/">Start again</a>`,
  )
}

/** GET never decides: the link only shows this page, its button takes the role. */
export const answerFirstAdministratorPage = (
  c: RequestContext,
  token: string,
  issuer: URL,
): Response | Promise<Response> =>
  answerPage(
    c,
    200,
    'Become the first administrator',
    html`<h1>Become the first administrator</h1>
<p>Nobody is an administrator of this server yet. You will sign in at <strong>${issuer.host}</strong>; the account you
sign in with becomes an administrator. The link works once.</p>
<form method="post" action="/sign-in/first-administrator">
<input type="hidden" name="token" value="${token}">
<button>Sign in and become administrator</button>
</form>`,
    [issuer.origin],
  )
