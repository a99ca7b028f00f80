import { html } from 'hono/html'
import type { Person } from '../directory/index.ts'
import type { Html } from './page.ts'

/** Somebody as the pages show them: with the roles they hold in an app, if an app is asking. */
export type PersonCard = { person: Person; roles: readonly string[]; tone: number }

const tones = 6

/** People keep their colour from page to page: it goes by their id. */
export const personCards = (people: readonly Person[], rolesOf: (person: Person) => readonly string[]): PersonCard[] =>
  people.map((person) => ({ person, roles: rolesOf(person), tone: Number.parseInt(person.id.slice(-2), 16) % tones }))

export const avatar = ({ person, tone }: PersonCard): Html =>
  html`<span class="avatar tone-${tone}" aria-hidden="true">${person.givenName.slice(0, 1)}${person.surname.slice(0, 1)}</span>`

export const facts = ({ person, roles }: PersonCard, appName: string): Html =>
  html`<span class="facts"><span>${person.jobTitle} · ${person.department}</span>
<span>${person.managerName ? `Reports to ${person.managerName}` : 'Reports to nobody'}</span></span>
<span class="tags">${
    roles.length > 0
      ? roles.map((role) => html`<span class="tag">${role} in ${appName}</span>`)
      : html`<span class="tag plain">Ordinary user in ${appName}</span>`
  }</span>`
