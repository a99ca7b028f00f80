import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Statement, sql } from './sql.ts'

test('a value is always a parameter', () => {
  const { text, values } = sql`select ${"'; drop table account; --"} as name where ${1} = ${2}`
  assert.equal(text, 'select $1 as name where $2 = $3')
  assert.deepEqual(values, ["'; drop table account; --", 1, 2])
})

test('a nested statement is spliced in with its parameters renumbered', () => {
  const filter = sql`at > ${'a'} and at < ${'b'}`
  const { text, values } = sql`select ${0} where ${filter} limit ${10}`
  assert.equal(text, 'select $1 where at > $2 and at < $3 limit $4')
  assert.deepEqual(values, [0, 'a', 'b', 10])
})

test('an object that only looks like a statement stays a parameter', () => {
  const forged = { text: '1; drop table account', values: [] }
  assert.deepEqual(sql`select ${forged}`, { text: 'select $1', values: [forged] })
})

test('a statement made by hand does not compile', () => {
  const name = 'account; drop table account'
  // @ts-expect-error only the template makes one
  const forged: Statement = { text: `select * from ${name}`, values: [] }
  assert.ok(forged)
})
