// "Pick an account": who looks at the consoles, and as whom everything there is done. The same sign-in as any app's: who
// is picked here is signed in to Entra in this browser.

import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import { namedPeople } from '../../company/index.ts'
import {
  directoryRolesOf,
  findPeople,
  homeTenant,
  isEnabled,
  type Person,
  people,
  personById,
} from '../../directory/index.ts'
import { atDoor, canaryFor, currentSession, formOf, isOwnForm, startSession, type Traced } from '../../entra/index.ts'
import { brand, peopleSearch, peopleShown, personCards, show } from '../../pages/index.ts'
import type { Premises } from '../../premises.ts'
import { personButton } from './parts/personButton.ts'
import { frameStyle } from './style.ts'
import { type Answer, ownPath, pickAccountPath } from './visit.ts'

const path = '/pick-account'

export const pickAccountRoutes = (everywhere: Premises): Hono<Traced> =>
  new Hono<Traced>().get(path, (c) => ask(c, atDoor(c, everywhere))).post(path, (c) => picked(c, atDoor(c, everywhere)))

function ask(c: Context<Traced>, premises: Premises): Answer {
  const { store, directory, url } = premises
  const returnTo = ownPath(c.req.query('return'))
  const find = c.req.query('find')?.trim() ?? ''
  const signedInId = currentSession(c, premises)?.person.id
  const everybody = people(directory)
  const likely: readonly (string | undefined)[] = [...Object.values(namedPeople), signedInId]
  const found = find === '' ? everybody.filter(({ id }) => likely.includes(id)) : findPeople(everybody, find)
  const search = peopleShown(everybody, found, { find, action: path, fields: [['return', returnTo]] })
  const cards = personCards(search.people, ({ id }) => directoryRolesOf(directory, id))
  return show(c, {
    title: `Pick an account · ${homeTenant(store).name}`,
    style: frameStyle,
    body: html`<main><section class="sheet">
${brand(homeTenant(store).name)}
<h1>Pick an account</h1>
<p class="lead">The consoles show what this person sees, and do what this person may.</p>
${peopleSearch(search)}
<form method="post" action="${pickAccountPath(returnTo)}">
<input type="hidden" name="canary" value="${canaryFor(c, url)}">
<ul class="people">${cards.map((card) => html`<li>${personButton(card, 'person', card.person.id === signedInId)}</li>\n`)}</ul>
</form>
<p class="foot"><span class="soft">No password is asked for: these people are made up.</span><a class="plain-button" href="${signedInId === undefined ? '/' : returnTo}">Cancel</a></p>
</section></main>`,
  })
}

async function picked(c: Context<Traced>, premises: Premises): Promise<Response> {
  const form = await formOf(c)
  const returnTo = ownPath(c.req.query('return'))
  const person = isOwnForm(c, premises.url, form.get('canary') ?? undefined) && whoIs(premises, form.get('person'))
  if (!person) return c.redirect(pickAccountPath(returnTo), 303)
  startSession(c, premises, person)
  return c.redirect(returnTo, 303)
}

const whoIs = ({ directory }: Premises, id: string | null): Person | undefined =>
  id !== null && isEnabled(directory, id) ? personById(directory, id) : undefined
