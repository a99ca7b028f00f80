// Two servers, each killed with -9 as soon as the other is ready. The long form: npm run chaos.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cyclesUnderFire } from '../testing/killable/cycles.ts'
import { wrongsOf } from '../testing/killable/verdict.ts'

const form = { cycles: 150, clients: 24, kills: 6 }

test('servers that are killed in turn lose nothing and do nothing twice', async () => {
  const survived = await cyclesUnderFire(form)
  assert.deepEqual(wrongsOf(form.cycles, survived), [], JSON.stringify(survived))
  assert.ok(survived.kills.ready >= form.kills, `only ${survived.kills.ready} were killed`)
})
