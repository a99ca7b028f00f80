// Small pieces of pages.

import { html } from 'hono/html'
import type { Html } from '../../../pages/index.ts'
import type { Cell } from './table.ts'

/** A part of a page under a heading of its own. */
export const card = (heading: string, body: Html): Html =>
  html`<section class="card"><h2>${heading}</h2>${body}</section>\n`

/** What there is to know about one thing. */
export const pairs = (known: readonly (readonly [name: string, value: Cell])[]): Html =>
  html`<dl class="pairs">${known.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>`

export type Tab = { text: string; href: string; isCurrent: boolean }

export const tabs = (label: string, all: readonly Tab[]): Html =>
  html`<nav class="tabs" aria-label="${label}"><ul>${all.map(
    ({ text, href, isCurrent }) =>
      html`<li><a href="${href}"${isCurrent ? html` aria-current="page"` : ''}>${text}</a></li>`,
  )}</ul></nav>`

/** Which part of one list is shown. */
export const filters = (label: string, all: readonly Tab[]): Html =>
  html`<nav class="filters" aria-label="${label}"><ul>${all.map(
    ({ text, href, isCurrent }) =>
      html`<li><a href="${href}"${isCurrent ? html` aria-current="true"` : ''}>${text}</a></li>`,
  )}</ul></nav>`

/** A button that looks like one and leads to a page. */
export const linkButton = (href: string, text: string, isMain = false): Html =>
  html`<a class="${isMain ? 'main-button' : 'plain-button'}" href="${href}">${text}</a>`

/** A value to be taken elsewhere: a click selects all of it; with `copyScript` there is a button as well. */
export const copyable = (id: string, label: string, value: string): Html =>
  html`<div class="field copyable"><label for="${id}">${label}</label>
<span class="copy-line"><input type="text" id="${id}" value="${value}" readonly>
<button type="button" class="plain-button" data-copies="${id}" hidden>Copy</button></span></div>`

/** The one thing a page cannot do without a script. Where there is no clipboard the buttons stay hidden. */
export const copyScript = `
for (const button of document.querySelectorAll('[data-copies]')) {
  const field = document.getElementById(button.dataset.copies)
  const say = (word) => {
    button.textContent = word
    button.setAttribute('aria-label', word + ' ' + field.labels[0].textContent)
  }
  field.addEventListener('focus', () => field.select())
  if (!navigator.clipboard) continue
  say('Copy')
  button.hidden = false
  button.addEventListener('click', async () => {
    field.select()
    await navigator.clipboard.writeText(field.value)
    say('Copied')
    setTimeout(say, 3000, 'Copy')
  })
}
`

/** JSON as people read it. */
export const json = (value: unknown): Html =>
  html`<pre class="json"><code>${JSON.stringify(value, null, 2)}</code></pre>`
