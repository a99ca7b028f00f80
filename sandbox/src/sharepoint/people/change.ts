// Who is in the groups of a site, changed.
//
// G1  Whoever is unknown to the directory is refused, by the name they were called.
// G2  What was done is noted with who did it and by what way, in the same transaction.

import type { Clock } from '../../clock.ts'
import type { Site } from '../sites.ts'
import { type House, levelOf, type SiteUser, siteUsers, usersOfGroup } from './access.ts'
import { type Level, membersMayAdd, type SiteGroup } from './groups.ts'
import { keyOf, principalNamed } from './principal.ts'
import { addToGroup, noteActivity, saveSiteUser, takeFromGroup } from './sql.ts'

/** Who does it: a person, an app for a person, or an app for itself, as far as it is let. */
export type Actor = {
  personId: string | null
  /** In words, for whoever asks how somebody came in: `cloud flow “Hiring”`. Nothing for a person at a page. */
  via: string
  /** More than this nobody does, whoever they are. */
  levelMax: Level | undefined
  /** An app for itself: nobody's rights count but its own. */
  isApp: boolean
}

export type PeopleRefusal =
  | { code: 'unknown-principal'; name: string }
  | { code: 'denied' }
  | { code: 'unknown-user'; id: number }
  | { code: 'unknown-login'; name: string }

export type PeopleOutcome<T> = { ok: true; value: T } | { ok: false; refusal: PeopleRefusal }

const refused = (refusal: PeopleRefusal): { ok: false; refusal: PeopleRefusal } => ({ ok: false, refusal })

export type Keeper = House & { clock: Clock }

const rank: Readonly<Record<Level, number>> = { read: 1, edit: 2, full: 3 }

/** What an actor may do in a site: what both the person and the way they came allow. */
export function levelOfActor(house: House, site: Site, { personId, levelMax, isApp }: Actor): Level | undefined {
  if (isApp || levelMax === undefined) return levelMax
  const own = personId === null ? undefined : levelOf(house, site, personId)
  return own && rank[own] < rank[levelMax] ? own : own && levelMax
}

export const mayDo = (house: House, site: Site, actor: Actor, needed: Level): boolean => {
  const level = levelOfActor(house, site, actor)
  return level !== undefined && rank[level] >= rank[needed]
}

/** Changing who is in a group takes full control of the site, but for members who may let others in. */
export const mayChange = (house: House, site: Site, group: SiteGroup, actor: Actor): boolean =>
  mayDo(house, site, actor, 'full') ||
  (membersMayAdd(site, group) && actor.levelMax === 'full' && mayDo(house, site, actor, 'edit'))

/** From now on the site knows them, which lets them in nowhere yet. */
export function ensureUser(keeper: Keeper, site: Site, name: string): PeopleOutcome<SiteUser> {
  const principal = principalNamed(keeper.directory, name)
  if (!principal) return refused({ code: 'unknown-principal', name })
  const id = saveSiteUser(keeper.store, site.id, keyOf(principal))
  return { ok: true, value: siteUsers(keeper.store, site).find((user) => user.id === id) ?? lost() }
}

/** Whoever is in it already stays so. */
export function addMember(
  keeper: Keeper,
  site: Site,
  group: SiteGroup,
  name: string,
  actor: Actor,
): PeopleOutcome<SiteUser> {
  if (!mayChange(keeper, site, group, actor)) return refused({ code: 'denied' })
  return keeper.store.transaction(() => {
    const ensured = ensureUser(keeper, site, name)
    if (ensured.ok && addToGroup(keeper.store, site.id, group.id, ensured.value.id))
      note(keeper, site, group, ensured.value, 'added', actor)
    return ensured
  })
}

/** By their number in this site, or by what they are called there. */
export function removeMember(
  keeper: Keeper,
  site: Site,
  group: SiteGroup,
  who: { id: number } | { name: string },
  actor: Actor,
): PeopleOutcome<SiteUser> {
  if (!mayChange(keeper, site, group, actor)) return refused({ code: 'denied' })
  const members = usersOfGroup(keeper.store, site, group)
  const user = 'id' in who ? members.find(({ id }) => id === who.id) : memberNamed(keeper, members, who.name)
  if (!user)
    return refused('id' in who ? { code: 'unknown-user', id: who.id } : { code: 'unknown-login', name: who.name })
  return keeper.store.transaction(() => {
    takeFromGroup(keeper.store, site.id, group.id, user.id)
    note(keeper, site, group, user, 'removed', actor)
    return { ok: true, value: user }
  })
}

function memberNamed({ directory }: House, members: readonly SiteUser[], name: string): SiteUser | undefined {
  const principal = principalNamed(directory, name)
  return principal && members.find((member) => keyOf(member.principal) === keyOf(principal))
}

function note(
  { store, clock }: Keeper,
  site: Site,
  group: SiteGroup,
  { principal }: SiteUser,
  done: 'added' | 'removed',
  { personId, via }: Actor,
): void {
  const entry = { at: clock().getTime(), actorId: personId, via, done, groupId: group.id, principal: keyOf(principal) }
  noteActivity(store, site.id, entry)
}

function lost(): never {
  throw new Error('somebody the site has just met is unknown to it')
}
