// A simulation that never fails proves nothing: with any of the protecting lines taken out, it must.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Protection, protections } from './protections.ts'
import { runSeeds } from './runSeeds.ts'

/** How many of the seeds 1 to 200 have to find it, at the least. */
const findersMin: Readonly<Record<Protection, number>> = { 'record-once': 60, 'visit-key': 30, 'lease-check': 4 }

for (const [protection, line] of Object.entries(protections) as [Protection, string][])
  test(`the simulation fails unless ${line}`, () => {
    const { failures } = runSeeds({ from: 1, seeds: 200, without: protection })
    assert.ok(failures.length >= findersMin[protection], `${failures.length} of 200 seeds found it`)
  })
