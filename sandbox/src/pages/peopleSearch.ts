import { html } from 'hono/html'
import type { Person } from '../directory/index.ts'
import type { Html } from './page.ts'

/** Whom a page shows of many: some by themselves, others when somebody looks for them. */
export type PeopleShown = {
  people: readonly Person[]
  /** How many there are, and how many were found of whom only the first are shown. */
  total: number
  found: number
  find: string
  /** Where the search goes, and what travels with it. */
  action: string
  fields: readonly (readonly [name: string, value: string])[]
}

/** More than anybody reads through. */
const shownMax = 24

export function peopleShown(
  people: readonly Person[],
  found: readonly Person[],
  search: Pick<PeopleShown, 'find' | 'action' | 'fields'>,
): PeopleShown {
  return { ...search, people: found.slice(0, shownMax), total: people.length, found: found.length }
}

/** A form of its own above the cards: without scripts, and found again by its address. */
export const peopleSearch = ({ action, fields, find, found, people, total }: PeopleShown): Html =>
  html`<form class="search" method="get" action="${action}" role="search">
${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">\n`)}
<label for="find">Find somebody else: name, address, title or department</label>
<span class="search-line"><input id="find" type="search" name="find" value="${find}" autocomplete="off" spellcheck="false">
<button class="plain-button">Search</button></span>
<p class="soft" role="status">${told(find, found, people.length, total)}${find === '' ? '' : html` <a href="${action}?${new URLSearchParams(fields.map(([name, value]) => [name, value]))}">Clear search</a>`}</p>
</form>`

function told(find: string, found: number, shown: number, total: number): string {
  if (find === '') return `${shown} of ${total} people are shown.`
  if (found === 0) return `Nobody of the ${total} people here fits “${find}”.`
  return found > shown ? `${found} people fit; the first ${shown} are shown.` : `${found} of ${total} people fit.`
}
