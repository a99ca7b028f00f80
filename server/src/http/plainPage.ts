import { html } from 'hono/html'
import type { RequestContext } from './environment.ts'
import type { statusOf } from './problem.ts'
import { newNonce } from './securityHeaders.ts'

export type PlainPage = {
  status: 200 | ReturnType<typeof statusOf>
  title: string
  /** Made by `html`, so that what is put into it is text. */
  body: unknown
  /** Where a form on it leads through. */
  formTo?: readonly string[]
}

/** Pages for whoever comes from elsewhere need no script: they are written here, in the plainest form. */
export function answerPlainPage(
  c: RequestContext,
  { status, title, body, formTo = [] }: PlainPage,
): Response | Promise<Response> {
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
