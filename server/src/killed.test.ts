// Two servers, each killed with -9 as soon as the other is ready, while people ask, approve and press, and Microsoft's side
// runs flows and calls back. The long form: npm run chaos -- --mixed.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mixedUnderFire } from './testing/killable/mixed/index.ts'

const form = { cycles: 24, clients: 8, kills: 3 }

test('requests with a linked flow, desktop flows and action flows survive: nothing acknowledged is lost, nothing is done twice', async () => {
  const survived = await mixedUnderFire(form)
  assert.deepEqual(survived.wrongs, [], JSON.stringify(survived))
  assert.ok(survived.kills.ready >= form.kills, `only ${survived.kills.ready} were killed`)
})
