import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { masterKeyOf } from './masterKey.ts'
import { openSealing, type Sealed } from './sealing.ts'

const place = { table: 'secret', row: 'API_KEY', column: 'sealed' }
const masterKey = masterKeyOf(randomBytes(32))
const { seal, open } = openSealing(masterKey)

const spoilt = ({ keyId, sealed }: Sealed, at: number): Sealed => {
  const bytes = Buffer.from(sealed)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return { keyId, sealed: bytes }
}

test('what was sealed opens again, whatever it is', () => {
  for (const value of ['', 'x', 'grüße 🔑', 'x'.repeat(100_000)]) assert.equal(open(seal(value, place), place), value)
  assert.equal(openSealing(masterKey).open(seal('x', place), place), 'x')
})

test('V1 nothing of the value is in what is stored, and the same value is never stored the same', () => {
  const { keyId, sealed } = seal('a canary in a mine', place)
  for (const form of ['utf8', 'hex', 'base64'] as const)
    assert.equal(Buffer.concat([keyId, sealed]).includes(Buffer.from('canary').toString(form)), false)
  assert.equal(seal('same', place).sealed.equals(seal('same', place).sealed), false)
})

test('V2 put into another row, column or table it does not open', () => {
  const sealed = seal('value', place)
  for (const elsewhere of [{ row: 'OTHER' }, { column: 'other' }, { table: 'other' }])
    assert.throws(() => open(sealed, { ...place, ...elsewhere }))
})

test('V2 a place is not another one because their names run together', () => {
  const sealed = seal('value', { table: 'a', column: 'b', row: 'c,d' })
  assert.throws(() => open(sealed, { table: 'a', column: 'b,c', row: 'd' }))
})

test('V2 neither the key of one value nor the value of one key goes with another', () => {
  const [one, two] = [seal('one', place), seal('two', { ...place, row: 'B' })]
  const mixed = Buffer.concat([two.sealed.subarray(0, 60), one.sealed.subarray(60)])
  assert.throws(() => open({ keyId: one.keyId, sealed: mixed }, place))
  assert.throws(() => open({ keyId: one.keyId, sealed: mixed }, { ...place, row: 'B' }))
})

test('changed by one bit anywhere, or cut short, it does not open', () => {
  const sealed = seal('value', place)
  for (const at of sealed.sealed.keys()) assert.throws(() => open(spoilt(sealed, at), place), `byte ${at}`)
  for (const bytes of [0, 12, 59, 60, 75, 88, sealed.sealed.length - 1])
    assert.throws(() => open({ ...sealed, sealed: sealed.sealed.subarray(0, bytes) }, place), `${bytes} bytes`)
})

test('with another master key nothing opens', () => {
  const other = openSealing(masterKeyOf(randomBytes(32)))
  const sealed = seal('value', place)
  assert.throws(() => other.open(sealed, place), /another master key/)
  const passedOff = { ...sealed, keyId: other.seal('', place).keyId }
  assert.throws(() => other.open(passedOff, place))
})
