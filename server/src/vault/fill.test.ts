import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Json } from '@countersign/engine'
import { openPool, type Pool } from '../platform/database/index.ts'
import { testDatabase } from '../testing/database.ts'
import { type Fill, filler, masterKeyOf, openSealing, type Sealing } from './index.ts'
import { placeOf } from './secrets/place.ts'
import { insertSecret } from './secrets/sql.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let pool: Pool
let sealing: Sealing
let fill: Fill
before(async () => {
  database = await testDatabase()
  pool = openPool({ url: database.url })
  sealing = openSealing(masterKeyOf(randomBytes(32)))
  fill = filler(pool, sealing)
  await keep('TOKEN', 'a-token-of-36-letters')
  await keep('SLY', '{{secrets.TOKEN}}')
})
after(async () => {
  await pool.end()
  await database[Symbol.asyncDispose]()
})

const keep = (name: string, value: string, place = placeOf(name)) =>
  insertSecret(pool, { name, ...sealing.seal(value, place), at: new Date(), accountId: null })

/** As the engine stores a text with a secret in it. */
const naming = (...parts: Json[]): Json => ({ $secret: parts })

async function filled(json: Json) {
  const filling = await fill(json)
  assert.ok(filling.ok)
  return filling
}

test('a secret is filled in where a model names it', async () => {
  const { json } = await filled({ headers: { Authorization: naming('Bearer ', { name: 'TOKEN' }) }, n: 1 })
  assert.deepEqual(json, { headers: { Authorization: 'Bearer a-token-of-36-letters' }, n: 1 })
})

test('text that looks like a reference is text, and so is a value that does', async () => {
  const { json } = await filled([`{{secrets.TOKEN}}`, 'secrets.TOKEN', naming({ name: 'SLY' })])
  assert.deepEqual(json, ['{{secrets.TOKEN}}', 'secrets.TOKEN', '{{secrets.TOKEN}}'])
})

test('what was filled in is taken out of what comes back', async () => {
  const { redaction } = await filled(naming({ name: 'TOKEN' }))
  assert.equal(redaction.text('you said a-token-of-36-letters'), 'you said [secret TOKEN]')
  assert.deepEqual(redaction.json({ said: ['a-token-of-36-letters'] }), { said: ['[secret TOKEN]'] })
})

test('every secret that is missing is named, and nothing is filled', async () => {
  assert.deepEqual(await fill([naming({ name: 'TOKEN' }), naming({ name: 'A' }, { name: 'B' })]), {
    ...{ ok: false, missing: ['A', 'B'] },
  })
})

test('without secrets nothing is changed', async () => {
  const { json, redaction } = await filled({ a: [1, null, 'x'] })
  assert.deepEqual([json, redaction.text('x')], [{ a: [1, null, 'x'] }, 'x'])
})

test('V2 a value that was moved to another name in the database is not sent', async () => {
  await keep('MOVED', 'from-elsewhere', placeOf('ELSEWHERE'))
  await assert.rejects(fill(naming({ name: 'MOVED' })))
})
