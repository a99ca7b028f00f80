// A change that nobody asks for: enough of one to say which workflow would hold it.

import { z } from 'zod'
import { type Change, type ChangeValue, changeKindNames, changeKinds, heldValue, sameValue } from '../changes/index.ts'
import {
  initialValues,
  type ObjectDetails,
  type Reference,
  referenceOf,
  related,
  relationNames,
} from '../directory/index.ts'

const objectId = z.string().min(1).max(200)

export const supposed = z.strictObject({
  kind: z.enum(changeKindNames),
  targetId: objectId.nullable().default(null).meta({ description: 'Null where something would be created.' }),
  memberId: objectId.nullable().default(null),
  values: z
    .record(z.string().min(1).max(64), z.union([z.string().max(2000), z.boolean(), z.null()]))
    .default({})
    .meta({ description: 'What attributes would be; they need not be all that a real change needs.' }),
  people: z
    .record(z.string().min(1).max(64), z.array(objectId).max(50))
    .default({})
    .meta({ description: 'Whom relations would name: `manager`, `owners`.' }),
})

export type Supposed = z.output<typeof supposed>

export const namedInSupposed = ({ memberId, people }: Supposed): string[] => [
  ...(memberId === null ? [] : [memberId]),
  ...Object.values(people).flat(),
]

type Known = { target: ObjectDetails | undefined; named: ReadonlyMap<string, Reference> }

/** Undefined where whom it is about, or whom it needs, is not there. */
export function suppose({ kind, memberId, values, people }: Supposed, { target, named }: Known): Change | undefined {
  const { of, shape } = changeKinds[kind]
  const lists = Object.entries(people).map(([name, ids]) => [name, ids.flatMap((id) => named.get(id) ?? [])] as const)
  const after: Record<string, ChangeValue> = { ...values, ...Object.fromEntries(lists) }
  if (kind === 'user.create' || kind === 'group.create')
    return { kind, target: null, member: null, old: {}, new: { ...initialValues[of], ...after } }
  if (target?.kind !== of) return undefined
  const about = { target: referenceOf(target), member: null, old: {}, new: {} }
  if (kind === 'user.delete' || kind === 'group.delete') return { ...about, kind, old: everythingOf(target) }
  if (shape === 'membership') {
    const member = memberId === null ? undefined : named.get(memberId)
    return member && ({ ...about, kind, member: referenceOf(member) } as Change)
  }
  const changed = Object.entries(kind === 'user.terminate' ? { accountEnabled: false } : after).filter(
    ([name, value]) => !sameValue(value, heldValue(target, name)),
  )
  const old = changed.map(([name]) => [name, heldValue(target, name)] as const)
  return { ...about, kind, old: Object.fromEntries(old), new: Object.fromEntries(changed) } as Change
}

const everythingOf = (target: ObjectDetails) => ({
  ...target.attributes,
  ...Object.fromEntries(relationNames[target.kind].map((name) => [name, related(target, name).map(referenceOf)])),
})
