import { html } from 'hono/html'
import type { Html } from '../../pages/index.ts'

export type SearchView = {
  action: string
  label: string
  find: string
  /** What else of the address stays. */
  fields?: Readonly<Record<string, string>>
}

/** Found again by its address. */
export const searchField = ({ action, label, find, fields = {} }: SearchView): Html =>
  html`<form class="search" method="get" action="${action}" role="search">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<label for="find">${label}</label>
<span class="search-line"><input id="find" type="search" name="find" value="${find}" autocomplete="off" spellcheck="false">
<button class="plain-button">Search</button></span>
</form>`
