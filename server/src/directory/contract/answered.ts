// What a store answers, in the words that rules compare.

import assert from 'node:assert/strict'
import type { ObjectDetails, Reference } from '@countersign/core/directory'
import type { Applied, Walked } from '../directory.ts'

export const all = { cursor: undefined, limit: 100 }

export const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)

export const managersOf = (details: ObjectDetails): readonly Reference[] =>
  details.kind === 'user' ? details.manager : []

export function items<Item>(walked: Walked<Item>): Item[] {
  assert.ok(walked !== 'invalid-cursor')
  return walked.items
}

export function refusalOf(applied: Applied) {
  assert.ok(!applied.ok, JSON.stringify(applied))
  return applied
}
