// Changes since: a round begins with all there is, page by page; every further one tells what changed since the last.

import { changesBetween, type Kind } from '../../directory/index.ts'
import { parseFilter } from '../../odata/index.ts'
import { type Answer, type Body, type Found, found, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import * as needs from '../needs.ts'
import { resolveSelect } from '../query/index.ts'
import { group, type Resource, user } from '../resources/index.ts'
import { asChange, asNew, type Tracked } from './represent.ts'
import { type DeltaState, readState, tokenOf } from './state.ts'

type Tracker = { kind: Kind; resource: Resource; set: string; relation: NonNullable<Tracked['relation']> }

const users: Tracker = { kind: 'user', resource: user, set: 'users', relation: { name: 'manager', link: 'manager' } }
const groups: Tracker = { kind: 'group', resource: group, set: 'groups', relation: { name: 'members', link: 'member' } }

export const deltaOperations: readonly Operation[] = [
  { method: 'GET', path: '/users/delta', needs: needs.trackUsers, run: (call) => track(call, users) },
  { method: 'GET', path: '/groups/delta', needs: needs.trackGroups, run: (call) => track(call, groups) },
]

const pageMax = 100

/** Before the first place. */
const start = -1

function track(call: Call, tracker: Tracker): Answer {
  const state = stateOf(call, tracker)
  if (state.error) return state
  const tracked = trackedOf(state.value.select, tracker)
  if (tracked.error) return tracked
  const isMinimal = /(^|,)\s*return=minimal\s*(,|$)/i.test(call.headers.get('prefer') ?? '')
  return answer(call, tracker, state.value, told(call, tracker, state.value, tracked.value, isMinimal), isMinimal)
}

function stateOf(call: Call, tracker: Tracker): Found<DeltaState> {
  const { options, premises } = call
  for (const option of ['expand', 'orderBy', 'search', 'skip'] as const)
    if (options[option] !== undefined)
      return refuse('unsupportedQuery', `$${option.toLowerCase()} is not supported with delta.`)
  const { seen: sequence, latest } = premises.directory.sequence()
  const now = premises.clock().getTime()
  const { skipToken, deltaToken } = options
  if (skipToken !== undefined) return readState(skipToken, latest, now)
  if (deltaToken !== undefined && deltaToken !== 'latest') {
    const state = readState(deltaToken, latest, now)
    if (state.error) return state
    // Readers may have fallen behind what the client knows already: then there is nothing to tell yet.
    const to = Math.max(sequence, state.value.to)
    return found({ ...state.value, to, told: start, select: options.select ?? state.value.select })
  }
  const ids = idsIn(call)
  if (ids.error) return ids
  const select = options.select === undefined ? found(undefined) : resolveSelect(options.select, tracker.resource)
  if (select.error) return select
  return found({
    from: deltaToken === 'latest' ? sequence : undefined,
    to: sequence,
    told: start,
    select: options.select,
    ids: ids.value,
    issuedAt: now,
  })
}

const idsMax = 50

/** Of a filter only `id eq '…' or id eq '…'` is understood: a few objects to watch. */
function idsIn({ options }: Call): Found<readonly string[] | undefined> {
  if (options.filter === undefined) return found(undefined)
  const parsed = parseFilter(options.filter)
  if (!parsed.ok) return refuse('badFilter', parsed.fault)
  const ids: string[] = []
  const open = [parsed.value]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'or') open.push(next.left, next.right)
    else if (next.type === 'compare' && next.comparator === 'eq' && next.path.join('/').toLowerCase() === 'id')
      ids.push(String('value' in next.literal ? next.literal.value : '').toLowerCase())
    else return refuse('unsupportedQuery', "With delta, $filter supports only 'id eq'.")
  }
  return ids.length > idsMax
    ? refuse('unsupportedQuery', `With delta, $filter supports up to ${idsMax} ids.`)
    : found(ids)
}

/** Members are tracked unless something else is selected; a manager only when selected. */
function trackedOf(select: readonly string[] | undefined, { resource, relation }: Tracker): Found<Tracked> {
  if (select === undefined)
    return found({ select: resource.defaults, relation: relation.name === 'members' ? relation : undefined })
  const names = resolveSelect(select, resource)
  if (names.error) return names
  const isAsked = select.some((name) => name.toLowerCase() === relation.name)
  return found({ select: names.value, relation: isAsked ? relation : undefined })
}

type Told = { place: number; body: Body }

/** In the order of places, which never change: a page goes on behind the last one's. */
function told(call: Call, { kind }: Tracker, state: DeltaState, tracked: Tracked, isMinimal: boolean): readonly Told[] {
  const { directory } = call.premises
  const view = directory.seen()
  const isNext = (id: string): boolean => (view.place(id) ?? 0) > state.told && (state.ids?.includes(id) ?? true)
  const at = (id: string, body: Body): Told => ({ place: view.place(id) ?? 0, body })
  if (state.from === undefined)
    return view
      .all(kind)
      .filter(({ id }) => isNext(id))
      .map((object) => at(object.id, asNew(view, object, tracked)))
  return changesBetween(directory, kind, state.from, state.to)
    .filter(({ after }) => isNext(after.id))
    .flatMap((change) => {
      const body = asChange(view, change, tracked, isMinimal)
      return body ? at(change.after.id, body) : []
    })
    .sort((one, other) => one.place - other.place)
}

function answer(call: Call, { set }: Tracker, state: DeltaState, all: readonly Told[], isMinimal: boolean): Answer {
  const page = all.slice(0, pageMax)
  const end = page.at(-1)
  const at = `${call.base}/${set}/delta`
  const issuedAt = call.premises.clock().getTime()
  const link =
    end && page.length < all.length
      ? { '@odata.nextLink': `${at}?$skiptoken=${tokenOf({ ...state, told: end.place })}` }
      : { '@odata.deltaLink': `${at}?$deltatoken=${tokenOf({ ...state, from: state.to, told: start, issuedAt })}` }
  const context = `${call.base}/$metadata#${set}${state.select ? `(${state.select.join(',')})` : ''}`
  return {
    status: 200,
    body: { '@odata.context': context, ...link, value: page.map(({ body }) => body) },
    ...(isMinimal ? { headers: { 'preference-applied': 'return=minimal' } } : {}),
  }
}
