// From what is asked to a change with old and new values, or to what is wrong with it, every field at once.

import {
  initialValues,
  type ObjectDetails,
  type ObjectKind,
  type Reference,
  referenceOf,
  related,
  relationNames,
  type Schema,
} from '../directory/index.ts'
import type { AskedChange } from './asked.ts'
import { type Change, type ChangeValue, type ChangeValues, sameValue } from './change.ts'
import { checkValues, type Domains, tidied, type ValueProblem } from './checkValues.ts'
import { heldValue } from './effect.ts'
import { changeKinds } from './kinds.ts'

export type Situation = {
  schema: Schema
  domains: Domains
  /** The object that is to change; undefined where there is none of this id. */
  target: ObjectDetails | undefined
  /** Whom it names otherwise, by id; who is missing here is not there. */
  named: ReadonlyMap<string, Reference>
  /** Who asks, as a user of this identity store. */
  person: Reference | null
}

export type Prepared =
  | { ok: true; change: Change }
  | { ok: false; code: 'unfit'; problems: ValueProblem[] }
  | { ok: false; code: 'no-target' | 'no-person' | 'changed-meanwhile' | 'nothing-to-change' }

export function prepare(asked: AskedChange, situation: Situation): Prepared {
  if (asked.kind === 'user.create' || asked.kind === 'group.create') return prepareCreation(asked, situation)
  const { target } = situation
  if (!target || target.kind !== changeKinds[asked.kind].of) return { ok: false, code: 'no-target' }
  if (asked.version !== undefined && asked.version !== target.version) return { ok: false, code: 'changed-meanwhile' }
  switch (asked.kind) {
    case 'user.edit':
    case 'group.edit':
      return prepareEdit(asked, target, situation)
    case 'user.delete':
    case 'group.delete':
      return { ok: true, change: { ...bare(asked.kind, target), old: everythingOf(target) } }
    case 'user.terminate':
      return valuesChange(asked.kind, target, { accountEnabled: false })
    case 'user.resetPassword':
      return { ok: true, change: bare(asked.kind, target) }
    case 'group.changeExpiryPolicy':
      return valuesChange(asked.kind, target, { expiryPolicy: asked.expiryPolicy })
    case 'user.changeManager':
    case 'user.transfer':
    case 'group.changeOwners':
      return prepareRelations(asked, target, situation)
    default:
      return prepareMembership(asked, target, situation)
  }
}

const needsOwner = 'A group needs an owner: choose at least one.'

type Asked<Kind extends AskedChange['kind']> = Extract<AskedChange, { kind: Kind }>

const bare = <Kind extends Change['kind']>(kind: Kind, target: ObjectDetails) => ({
  ...{ kind, target: referenceOf(target), member: null, old: {}, new: {} },
})

const unfit = (problems: ValueProblem[]): Prepared => ({ ok: false, code: 'unfit', problems })

/** All that is told of an object, its relations included. */
const everythingOf = (target: ObjectDetails): ChangeValues => {
  const relations = relationNames[target.kind].map((name) => [name, related(target, name).map(referenceOf)] as const)
  return { ...target.attributes, ...Object.fromEntries(relations) }
}

function prepareCreation(asked: Asked<'user.create' | 'group.create'>, situation: Situation): Prepared {
  const kind: ObjectKind = changeKinds[asked.kind].of
  const attributes = situation.schema[kind]
  const written = new Set(attributes.filter((one) => one.written !== 'never').map(({ name }) => name))
  const initial = Object.entries(initialValues[kind]).filter(([name]) => written.has(name))
  const values = { ...Object.fromEntries(initial), ...tidied(asked.values) }
  const problems = checkValues(attributes, values, { isNew: true, domains: situation.domains })
  const lists =
    asked.kind === 'user.create'
      ? { manager: asked.managerId === null ? [] : [asked.managerId] }
      : { owners: asked.ownerIds, members: asked.memberIds }
  const looked = lookUp(lists, situation)
  problems.push(...looked.problems, ...notUsers(looked.found, ['manager', 'owners']))
  if (asked.kind === 'group.create' && asked.ownerIds.length === 0)
    problems.push({ name: 'owners', message: needsOwner })
  if (problems.length > 0) return unfit(problems)
  const given = Object.entries(values).filter(([, value]) => value !== null)
  const named = Object.entries(looked.found).filter(([, list]) => list.length > 0)
  const after = Object.fromEntries<ChangeValue>([...given, ...named])
  return { ok: true, change: { kind: asked.kind, target: null, member: null, old: {}, new: after } }
}

function prepareEdit(
  asked: Asked<'user.edit' | 'group.edit'>,
  target: ObjectDetails,
  { schema, domains }: Situation,
): Prepared {
  const values = tidied(asked.values)
  const changed = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !sameValue(value, heldValue(target, name))),
  )
  const problems = checkValues(schema[target.kind], changed, { isNew: false, domains })
  return problems.length > 0 ? unfit(problems) : valuesChange(asked.kind, target, changed)
}

/** Old values for new ones: only of what is really to change. */
function valuesChange(
  kind: Extract<Change, { target: Reference; member: null }>['kind'],
  target: ObjectDetails,
  values: ChangeValues,
): Prepared {
  const changed = Object.entries(values).filter(([name, value]) => !sameValue(value, heldValue(target, name)))
  if (changed.length === 0) return { ok: false, code: 'nothing-to-change' }
  const old = changed.map(([name]) => [name, heldValue(target, name)] as const)
  return { ok: true, change: { ...bare(kind, target), old: Object.fromEntries(old), new: Object.fromEntries(changed) } }
}

function prepareRelations(
  asked: Asked<'user.changeManager' | 'user.transfer' | 'group.changeOwners'>,
  target: ObjectDetails,
  situation: Situation,
): Prepared {
  const lists = relationsOf(asked)
  const { found, problems } = lookUp(lists, situation)
  problems.push(...notUsers(found, Object.keys(lists)))
  for (const name of ['manager', 'additionalManagers'] as const)
    if (found[name]?.some(({ id }) => id === target.id)) problems.push({ name, message: 'Nobody manages themselves.' })
  if (asked.kind === 'group.changeOwners' && asked.ownerIds.length === 0)
    problems.push({ name: 'owners', message: needsOwner })
  return problems.length > 0 ? unfit(problems) : valuesChange(asked.kind, target, found)
}

function relationsOf(
  asked: Asked<'user.changeManager' | 'user.transfer' | 'group.changeOwners'>,
): Record<string, readonly string[]> {
  if (asked.kind === 'group.changeOwners') {
    const { ownerIds, additionalOwnerIds } = asked
    return { owners: ownerIds, ...(additionalOwnerIds && { additionalOwners: additionalOwnerIds }) }
  }
  const manager = asked.managerId === null ? [] : [asked.managerId]
  if (asked.kind === 'user.transfer') return { manager }
  return { manager, ...(asked.additionalManagerIds && { additionalManagers: asked.additionalManagerIds }) }
}

function prepareMembership(
  asked: Asked<'group.join' | 'group.leave' | 'group.addMember' | 'group.removeMember' | 'group.nest'>,
  target: ObjectDetails,
  { named, person }: Situation,
): Prepared {
  const isOwn = asked.kind === 'group.join' || asked.kind === 'group.leave'
  if (isOwn && !person) return { ok: false, code: 'no-person' }
  const member = isOwn ? person : named.get(asked.memberId)
  const wrong = (message: string): Prepared => unfit([{ name: 'member', message }])
  if (!member) return wrong(nobody)
  if (member.id === target.id) return wrong('A group can’t be a member of itself.')
  if (asked.kind === 'group.nest' && member.kind !== 'group')
    return wrong('Choose a group: users are added as members.')
  if (asked.kind === 'group.addMember' && member.kind !== 'user')
    return wrong('Choose a user: groups are nested, which other people may have to approve.')
  return { ok: true, change: { ...bare(asked.kind, target), member: referenceOf(member) } }
}

const nobody = 'There is no such user or group in this identity store.'

type Lists = Readonly<Record<string, readonly string[]>>

function lookUp(lists: Lists, { named }: Situation): { found: Record<string, Reference[]>; problems: ValueProblem[] } {
  const problems: ValueProblem[] = []
  const found: Record<string, Reference[]> = {}
  for (const [name, ids] of Object.entries(lists)) {
    const list = [...new Set(ids)].map((id) => named.get(id))
    if (list.includes(undefined)) problems.push({ name, message: nobody })
    found[name] = list.filter((one) => one !== undefined).map(referenceOf)
  }
  return { found, problems }
}

const notUsers = (found: Readonly<Record<string, readonly Reference[]>>, names: readonly string[]): ValueProblem[] =>
  names
    .filter((name) => found[name]?.some(({ kind }) => kind !== 'user'))
    .map((name) => ({ name, message: 'Only users can be chosen here.' }))
