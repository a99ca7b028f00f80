import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { excerpt, fromOutside, showVariable, staticText, store, type Value } from '../index.ts'

const stored = (value: Value) => {
  const result = store(value)
  return result.ok ? result.variable : assert.fail(result.refusal.message)
}

test('F63 an excerpt is the text of what is shown, as far as it goes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(60), (outside, charsMax) => {
      const taken = fromOutside(JSON.parse(JSON.stringify(outside)))
      assert.ok(taken.ok)
      const whole = JSON.stringify(showVariable(taken.variable))
      const cut = excerpt(taken.variable, charsMax)
      if (whole.length <= charsMax) assert.equal(cut, whole)
      else assert.equal(cut, `${whole.slice(0, charsMax).toWellFormed()}…`)
    }),
    { seed: 20_261_120, numRuns: 1000 },
  )
})

test('F63 secrets are told by their names', () => {
  const token = stored({ token: staticText('Bearer {{secrets.TOKEN}}') })
  assert.equal(excerpt(token, 100), '{"token":"Bearer {{secrets.TOKEN}}"}')
  assert.equal(excerpt(token, 20), '{"token":"Bearer {{s…')
})

test('F63 what is cut off costs nothing', () => {
  const guarded = new Proxy([1, 2, 3, 4], {
    get: (items, key) => (key === '3' ? assert.fail('it read on') : Reflect.get(items, key)),
  })
  assert.equal(excerpt(guarded, 2), '[1…')
})
