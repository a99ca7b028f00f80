// The frame around every page: one style sheet, no script unless a page brings its own, nothing from elsewhere.

import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { style } from './style.ts'

export type Html = ReturnType<typeof html>

export type Page = {
  title: string
  body: Html
  /** Other origins that a form of this page leads to, by itself or by a redirect after it. */
  formTargets?: readonly string[]
  /** Added to the look of every page. */
  style?: string
  /** It shows pages of ours within itself. */
  hasFrames?: boolean
  script?: string
}

const hashSource = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const styleOf = (page: Page): string => style + (page.style ?? '')

const policy = (page: Page): string =>
  [
    `default-src 'none'`,
    `img-src 'self'`,
    `style-src ${hashSource(styleOf(page))}`,
    ...(page.hasFrames ? [`frame-src 'self'`] : []),
    ...(page.script === undefined ? [] : [`script-src ${hashSource(page.script)}`]),
    `form-action ${["'self'", ...new Set(page.formTargets)].join(' ')}`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ')

/** Answers with a page. */
export function show(c: Context, page: Page, status: ContentfulStatusCode = 200): Response | Promise<Response> {
  c.header('content-security-policy', policy(page))
  c.header('cache-control', 'no-store')
  return c.html(frame(page), status)
}

const frame = (page: Page): Html =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${raw(styleOf(page))}</style>
</head>
<body>
<header class="notice"><p><strong>Countersign sandbox.</strong> This is not Microsoft: anybody may sign in as anybody. It answers on this machine only (loopback).</p></header>
${page.body}
${page.script === undefined ? '' : html`<script>${raw(page.script)}</script>`}
</body>
</html>
`

/** An alder leaf: the company's mark, and the icon of the tab. */
export const leaf = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#1f6f54"/><path d="M16 5.5c5.2 2.6 8 6.3 8 10.6 0 4.5-3.3 7.9-8 7.9s-8-3.4-8-7.9c0-4.3 2.8-8 8-10.6Z" fill="#d9f2e3"/><path d="M16 11v16M16 16.5l4-3M16 16.5l-4-3M16 21l4.2-3M16 21l-4.2-3" fill="none" stroke="#1f6f54" stroke-width="1.6" stroke-linecap="round"/></svg>`

export const brand = (companyName: string): Html => html`<p class="brand">${raw(leaf)}<span>${companyName}</span></p>`
