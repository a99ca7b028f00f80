import { html } from 'hono/html'
import type { Html } from '../../../pages/index.ts'
import type { Visit } from '../visit.ts'

/** A link to a page, or something that is done at once by a form of its own. What destroys is a link to `showConfirm`. */
export type MenuItem =
  | { text: string; href: string; danger?: boolean }
  | { text: string; post: string; fields?: Readonly<Record<string, string>> }

export type Menu = {
  /** Unique on the page. */
  id: string
  /** Whose commands they are. */
  label: string
  items: readonly MenuItem[]
}

/** The ellipsis button: closes by Escape and by a click elsewhere, without a script. */
export const menu = (visit: Visit, { id, label, items }: Menu): Html =>
  html`<button type="button" class="more" popovertarget="${id}" aria-label="More commands for ${label}" title="More commands">${dots}</button>
<div id="${id}" class="menu commands-of" popover><ul>${items.map((item) => html`<li>${entry(visit, item)}</li>`)}</ul></div>`

const dots = html`<svg viewBox="0 0 16 16" width="18" height="18" fill="currentColor" aria-hidden="true"><circle cx="2.500" cy="8" r="1.500"/><circle cx="8" cy="8" r="1.500"/><circle cx="13.500" cy="8" r="1.500"/></svg>`

const entry = ({ canary }: Visit, item: MenuItem): Html =>
  'href' in item
    ? html`<a href="${item.href}"${item.danger ? html` class="danger"` : ''}>${item.text}</a>`
    : html`<form method="post" action="${item.post}"><input type="hidden" name="canary" value="${canary}">
${Object.entries(item.fields ?? {}).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button>${item.text}</button></form>`
