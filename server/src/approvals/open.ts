// Finds out who is asked, and writes down that they are.

import {
  heldBy,
  type Known,
  lineFrom,
  type Placement,
  type Placing,
  place,
  type Standing,
  toLookUp,
} from '@countersign/core/approvals'
import type { Reference } from '@countersign/core/directory'
import type { WorkflowSettings } from '@countersign/core/workflows'
import type { Directory } from '../directory/index.ts'
import { postLetters } from '../mail/index.ts'
import type { Db } from '../platform/database/index.ts'
import type { About, NewApproval, Requester, Workflow } from './approval.ts'
import { lettersOfAsking } from './letters.ts'
import type { Overseer } from './overseers.ts'
import { type Event, insertApproval } from './sql.ts'

export const dayMs = 86_400_000

/** Looked up before anything is written: no transaction is open meanwhile. */
export async function placed(directory: Pick<Directory, 'standings'>, placing: Placing): Promise<Placement> {
  const ids = toLookUp(placing)
  return place(placing, ids.length === 0 ? new Map() : knownFrom(ids, await directory.standings(ids)))
}

export const knownFrom = (ids: readonly string[], standings: readonly Standing[]): Known => {
  const found = new Map(standings.map((one) => [one.kind === 'user' ? one.person.id : one.group.id, one]))
  return new Map(ids.map((id) => [id, found.get(id) ?? null]))
}

export type Opening = {
  id: string
  storeId: string
  workflow: Workflow | null
  title: string
  message: string | null
  about: About
  requester: Requester
  accountId: string | null
  placement: Placement
  /** Who is written to where it lies with nobody else. */
  overseers: readonly Overseer[]
  settings: WorkflowSettings
  /** Whether it is passed on when nobody decides, where the store does that at all. */
  accelerated: boolean
  at: Date
}

/** Answers false where it was opened before. */
export async function openApproval(
  tx: Db,
  { placement, settings, accelerated, overseers, ...opening }: Opening,
): Promise<boolean> {
  const { queue, holders, leftOut, frontier } = placement
  const { on, levelsMax, everyDays } = settings.acceleration
  const { at } = opening
  const moves = on && accelerated && holders.length > 0
  const row: NewApproval = {
    ...{ ...opening, queue, holders, levelsMax, everyDays },
    defaultApprover: settings.defaultApprover,
    line: on && accelerated ? lineFrom(queue, frontier) : null,
    nextAt: moves ? daysAfter(at, everyDays) : null,
    expiresAt: settings.expiry.on ? daysAfter(at, settings.expiry.afterDays) : null,
  }
  const asked = {
    kind: 'asked',
    at,
    who: opening.requester.name,
    via: null,
    people: heldBy(holders),
    words: null,
  } as const
  const events = leftOut.length > 0 ? [asked, leftOutOf(leftOut, at)] : [asked]
  const opened = await insertApproval(tx, { row, events })
  if (opened) await postLetters(tx, lettersOfAsking({ ...row, overseers }, holders, at)) // else they were written then
  return opened
}

/** Who was named, and is too many to be asked. */
export const leftOutOf = (people: readonly Reference[], at: Date): Event => ({
  ...{ kind: 'left-out', at, who: null, via: null, people, words: null },
})

export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs)
