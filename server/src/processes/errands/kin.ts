// How many instances one may bring about by calling. A process that calls itself for each item of a list makes more of
// them at every turn, faster than anybody could call them off.

import { type Db, prepared, sql } from '../../platform/database/index.ts'
import type { Caller } from '../delivery.ts'

/** Instances of one family that run at a time. */
export const kinMax = 10_000

export type Kin = {
  /** Whether there is room for one more. */
  hasRoomFor(caller: Caller): Promise<boolean>
}

/** For one round of errands: each family is counted once, and whoever begins meanwhile is added. */
export function kinOf(db: Db, max: number): Kin {
  const families = new Map<string, Promise<{ count: number }>>()
  return {
    hasRoomFor: async ({ root, depth }) => {
      if (depth < 2) return true // those that the top itself calls are as many as it has visits
      const counting = families.get(root) ?? countRunning(db, root, max)
      families.set(root, counting)
      const family = await counting
      family.count += 1
      return family.count <= max
    },
  }
}

const countRunning = (db: Db, root: string, max: number): Promise<{ count: number }> =>
  db.one(
    prepared(sql`
      select count(*)::int as count from (
        select from instance where root_id = ${root} and status = 'active' limit ${max}) as running`),
  )
