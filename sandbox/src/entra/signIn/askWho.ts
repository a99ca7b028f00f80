import type { Context } from 'hono'
import { namedPeople } from '../../company/index.ts'
import { findPeople, type Person, people } from '../../directory/index.ts'
import { type PeopleShown, peopleShown, personCards, show, signInPage } from '../../pages/index.ts'
import type { Premises } from '../../premises.ts'
import { rolesHeld } from '../apps/index.ts'
import { canaryFor } from '../canary.ts'
import type { Session } from '../sessions.ts'
import type { Traced } from '../traced.ts'
import { type Errand, formAddress, formTargets } from './errand.ts'

/** "Pick an account". */
export function askWho(
  c: Context<Traced>,
  premises: Premises,
  errand: Errand,
  session: Session | undefined,
): Response | Promise<Response> {
  const { store, directory, url } = premises
  const { authority, app, hint, hinted } = errand
  const rolesOf = (person: Person) => rolesHeld(store, app.clientId, person.id).map(({ displayName }) => displayName)
  const shown = whomToShow(people(directory), errand, session)
  return show(
    c,
    signInPage({
      companyName: authority.tenant.name,
      appName: app.displayName,
      action: formAddress(errand, 'login'),
      canary: canaryFor(c, url),
      people: personCards(shown.people, rolesOf),
      search: shown,
      signedInId: session?.person.id,
      hint,
      hintedId: hinted?.id,
      formTargets: formTargets(premises, errand),
    }),
  )
}

/** Those who were looked for; else those the documentation tells about, and whoever is likely to be meant. */
function whomToShow(
  everybody: readonly Person[],
  { path, search, hinted }: Errand,
  session: Session | undefined,
): PeopleShown {
  const find = search.get('find')?.trim() ?? ''
  const likely: readonly (string | undefined)[] = [...Object.values(namedPeople), hinted?.id, session?.person.id]
  const found = find === '' ? everybody.filter(({ id }) => likely.includes(id)) : findPeople(everybody, find)
  const fields = [...search].filter(([name]) => name !== 'find')
  return peopleShown(everybody, found, { find, action: path, fields })
}
