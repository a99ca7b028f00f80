// A simulation that never fails proves nothing: with any of the protecting lines taken out, it must.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Protection, protections } from './protections.ts'
import { runSeeds } from './runSeeds.ts'

/** So many seeds from 1 on are tried, and so many of them have to find it, at the least. */
const tried: Readonly<Record<Protection, { readonly seeds: number; readonly findersMin: number }>> = {
  'record-once': { seeds: 60, findersMin: 15 },
  'visit-key': { seeds: 60, findersMin: 8 },
  'lease-check': { seeds: 200, findersMin: 4 },
}

for (const [protection, line] of Object.entries(protections) as [Protection, string][])
  test(`the simulation fails unless ${line}`, () => {
    const { seeds, findersMin } = tried[protection]
    const { failures } = runSeeds({ from: 1, seeds, without: protection })
    assert.ok(failures.length >= findersMin, `${failures.length} of ${seeds} seeds found it`)
  })
