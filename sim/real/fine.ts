// What must hold at every moment, and what must hold at the end.

import assert from 'node:assert/strict'
import { outcomeUnknown } from '../host/tables.ts'
import { promises } from '../processes/promises.ts'
import { assertConsistent } from './consistent.ts'
import { nightly, nights } from './nightly.ts'
import type { InstanceRow, Rows } from './rows.ts'
import type { RealWorld } from './world.ts'

export function assertFine(world: RealWorld, rows: Rows): void {
  assertConsistent(rows)
  assert.deepEqual(world.outside.doneTwice(), [], 'what is not safe is never done twice')
  assert.deepEqual(world.wrongs, [])
}

/** What must have been done where an instance came to its end by itself. */
export function assertPromises({ outside }: RealWorld, { instances }: Rows): void {
  for (const { id, processId, status } of instances) {
    if (status !== 'completed') continue
    const kept = promises[processId]?.((nodeId) => outside.timesDoneAt(id, nodeId))
    assert.deepEqual(kept?.done, kept?.promised, `what ${processId} promises was done (${id})`)
  }
  const begun = instances.filter(({ processId }) => processId === nightly.id)
  assert.equal(begun.length, nights, 'what begins by the clock begins so often')
}

export const openOf = ({ instances }: Rows): readonly InstanceRow[] =>
  instances.filter(({ status }) => status === 'active')

/** Waits because an outcome is not known, its own or that of an instance it called. */
export const isUnknown = (rows: Rows, id: string): boolean =>
  rows.incidents.some(({ instanceId, code }) => instanceId === id && code === outcomeUnknown) ||
  openOf(rows).some(({ callerId, id: called }) => callerId === id && isUnknown(rows, called))

export function assertNothingLeft({ instances, starts: _starts, ...left }: Rows): void {
  const open = instances.filter(({ status }) => status === 'active')
  assert.deepEqual(open, [], 'whatever was cancelled is finished')
  for (const [name, rows] of Object.entries(left)) assert.deepEqual(rows, [], `finished instances leave no ${name}`)
}
