import assert from 'node:assert/strict'
import { test } from 'node:test'
import { durationMs } from '../duration.ts'
import { writeAddress, writeForm } from './address.ts'
import { readAnswer } from './answer.ts'
import { readRequest } from './request.ts'

for (const [written, sent] of [
  ['https://a.example/x(1)?$select=a,b', 'https://a.example/x(1)?$select=a,b'],
  ['https://a.example//api/data', 'https://a.example//api/data'],
  ['https://a.example/ä ö/%2F', 'https://a.example/%C3%A4%20%C3%B6/%2F'],
  ['https://a.example/?q=a+b%2Bc&d', 'https://a.example/?q=a%20b%2Bc&d'],
  ['https://a.example/?q=x=y&e=#part', 'https://a.example/?q=x%3Dy&e'],
  ['https://a.example:8443?x=1', 'https://a.example:8443?x=1'],
] as const)
  test(`an address is decoded and encoded anew: ${written}`, () => {
    assert.deepEqual(writeAddress(written, [], false), { ok: true, address: sent })
  })

test('parameters are appended; an address is left as it is where that is asked for', () => {
  const more = [['a', 'b c']] as const
  assert.deepEqual(writeAddress('https://a.example/x?y=1', more, false), {
    ok: true,
    address: 'https://a.example/x?y=1&a=b%20c',
  })
  assert.deepEqual(writeAddress('https://a.example/%7e?q=a+b', [], true), {
    ok: true,
    address: 'https://a.example/%7e?q=a+b',
  })
})

for (const unfit of [
  '',
  'a.example',
  'ftp://a.example',
  'https://',
  'https:///x',
  'https://a.example/%',
  '{{secrets.X}}',
])
  test(`no address: “${unfit}”`, () => {
    const written = writeAddress(unfit, [], false)
    assert(!written.ok)
    assert.ok(!written.reason.includes('{{'), 'it quotes what may hold a secret')
  })

test('a form is written as Java’s client writes it: a null has no value, not even an empty one', () => {
  assert.equal(
    writeForm([
      ['grant_type', 'x'],
      ['audience', null],
      ['scope', "https://a/.default ~'"],
    ]),
    'grant_type=x&audience&scope=https%3A%2F%2Fa%2F.default+%7E%27',
  )
})

const read = (inputs: object) => {
  const request = readRequest({ url: 'https://a.example/', method: 'POST', ...inputs }, 'boundary')
  assert(request.ok)
  return request.request
}

test('a body keeps its nulls unless they are to be left out; a text is sent as it is; without one nothing is sent', () => {
  const body = { a: null, b: [{ c: null }], d: '1' }
  assert.equal(read({ body }).body, '{"a":null,"b":[{"c":null}],"d":"1"}')
  assert.equal(read({ body, ignoreNullValues: true }).body, '{"b":[{}],"d":"1"}')
  assert.equal(read({ body: '{"a" : 1}' }).body, '{"a" : 1}')
  assert.deepEqual([read({}).body, read({}).headers], [null, {}])
  assert.deepEqual(read({ body: 'x' }).headers, { 'Content-Type': 'application/json' })
  assert.equal(read({ method: 'get', body }).body, null)
})

test('parts of a form stand between boundaries', () => {
  const sent = read({ headers: { 'content-type': 'multipart/form-data' }, body: { name: 'Tova' } })
  assert.deepEqual(sent.headers, { 'content-type': 'multipart/form-data; boundary=boundary' })
  assert.equal(sent.body, '--boundary\r\nContent-Disposition: form-data; name="name"\r\n\r\nTova\r\n--boundary--\r\n')
})

test('how long to read follows how long to connect; a text is a number, and 0 an hour', () => {
  const timeoutOf = (inputs: object) => read(inputs).timeoutMs
  assert.deepEqual(
    [
      {},
      { connectionTimeoutInSeconds: '7' },
      { connectionTimeoutInSeconds: 7, readTimeoutInSeconds: 9 },
      { connectionTimeoutInSeconds: 0 },
    ].map(timeoutOf),
    [20_000, 7_000, 9_000, 3_600_000],
  )
})

test('an answer from 400 on is an error whose code is its status', () => {
  const told = {
    reason: '',
    headers: [
      ['A', '1'],
      ['A', '2'],
    ],
    text: '{"x":1}',
  } as const
  assert.deepEqual(readAnswer({ ...told, status: 399 }).type, 'answered')
  assert.deepEqual(readAnswer({ ...told, status: 400 }), {
    type: 'failed',
    error: {
      code: '400',
      message: '[no reason]',
      variables: { response: { headers: { A: ['1', '2'] }, body: { x: 1 } } },
    },
    final: false,
  })
})

test('a duration is days, hours, minutes and seconds', () => {
  assert.deepEqual(
    ['PT30S', 'P1DT2H', 'PT0.5S', 'P0D', 'PT1M30S'].map(durationMs),
    [30_000, 93_600_000, 500, 0, 90_000],
  )
  for (const none of ['', 'P', 'PT', 'P1Y', '30', 'PT1', '-PT1S', 'P999999D', 'PT1S '.repeat(20)])
    assert.equal(durationMs(none), null)
})
