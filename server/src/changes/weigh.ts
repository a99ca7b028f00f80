// What would become of a change: it is refused, done at once, or somebody is asked. Nothing is written.

import type { Placement } from '@countersign/core/approvals'
import { namedBy } from '@countersign/core/approvals'
import { type AskedChange, type Change, namedIn, prepare, rightToChange } from '@countersign/core/changes'
import { type ObjectDetails, referenceOf } from '@countersign/core/directory'
import { type Matching, matchWorkflow, type Workflow, type WorkflowSettings } from '@countersign/core/workflows'
import { placed } from '../approvals/index.ts'
import { askerOf, noSuchStore, personOf, type Store, type Stores } from '../directory/index.ts'
import { isRefused, type KnownCaller, type Refused, refused } from '../http/index.ts'
import type { Pool } from '../platform/database/index.ts'
import { workflowsOf } from '../workflows/index.ts'
import { alreadySo } from './already.ts'
import { refusedAs } from './refusals.ts'

export type WeighParts = { pool: Pool; stores: Stores }

export type Weighed = { store: Store; person: ObjectDetails | undefined; change: Change } & (
  | { outcome: 'at-once' }
  | {
      outcome: 'asks'
      workflow: Workflow
      settings: WorkflowSettings
      placement: Placement
      considered: Matching['considered']
    }
)

export type Wish = { storeId: string; asked: AskedChange; caller: KnownCaller }

export async function weigh(
  { pool, stores }: WeighParts,
  { storeId, asked, caller }: Wish,
): Promise<Weighed | Refused> {
  const store = await stores.find(storeId)
  if (!store) return noSuchStore
  const person = await personOf(pool, store, caller.account)
  const [permitted, { workflows, settings }] = await Promise.all([
    permit(store, asked, caller, person),
    workflowsOf(pool, storeId),
  ])
  if (isRefused(permitted)) return permitted
  const { change, target, needsApproval } = permitted
  const { matched, considered } = matchWorkflow(workflows, { change, target, requester: person ?? null })
  if (!matched) return needsApproval ? nobodyToAsk : { outcome: 'at-once', store, person, change }
  const placement = await placed(store.directory, {
    named: namedBy(matched.approvers, { change, target }),
    defaultApprover: settings.defaultApprover,
    requesterId: person?.id ?? null,
  })
  return { outcome: 'asks', store, person, change, workflow: matched, settings, placement, considered }
}

const nobodyToAsk = refused('no-permission', {
  detail: 'This needs somebody’s approval, and no workflow of this identity store asks for one.',
})

type Permitted = { change: Change; target: ObjectDetails | null; needsApproval: boolean }

/** The change with its old and new values, if it is sound and whoever asks may ask for it at all. */
async function permit(
  { directory, domains }: Store,
  given: AskedChange,
  caller: KnownCaller,
  person: ObjectDetails | undefined,
): Promise<Permitted | Refused> {
  const asked = withOwner(given, person)
  const names = namedIn(asked)
  const target = 'targetId' in asked ? await directory.get(asked.targetId) : undefined
  const found = names.length === 0 ? [] : await directory.references(names)
  const named = new Map(found.map((one) => [one.id, one]))
  const { schema } = directory
  const prepared = prepare(asked, { schema, domains, target, named, person: person ? referenceOf(person) : null })
  if (!prepared.ok) return refusedAs(prepared)
  const { change } = prepared
  const right = rightToChange(change, askerOf(caller, person), { target: target ?? null, schema })
  if (right.right === 'none') return refused('no-permission', { detail: right.why })
  const already = await alreadySo(directory, change)
  if (already) return already
  return { change, target: target ?? null, needsApproval: right.right === 'with-approval' }
}

/** Who makes a group and names nobody is its owner. */
const withOwner = (asked: AskedChange, person: ObjectDetails | undefined): AskedChange =>
  asked.kind === 'group.create' && asked.ownerIds.length === 0 && person ? { ...asked, ownerIds: [person.id] } : asked
