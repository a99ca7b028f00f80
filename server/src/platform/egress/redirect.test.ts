import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OutgoingAnswer, OutgoingRequest } from './outgoing.ts'
import { redirected } from './redirect.ts'

const asked: OutgoingRequest = {
  url: new URL('https://api.example/one?key=1'),
  method: 'POST',
  headers: { Authorization: 'Bearer x', 'X-Api-Key': 'y', Accept: 'text/plain', 'Content-Type': 'text/plain' },
  body: 'said in confidence',
}

const told = (status: number, location?: string): OutgoingAnswer => ({
  ...{ status, reason: '', body: Buffer.alloc(0), url: asked.url },
  headers: location === undefined ? [] : [['location', location]],
})

const looked: OutgoingRequest = { url: asked.url, method: 'GET', headers: asked.headers ?? {} }

test('R1 on the way to another origin only harmless headers go along', () => {
  assert.deepEqual(redirected(looked, told(302, 'https://other.example/two')), {
    ...{ url: new URL('https://other.example/two'), method: 'GET' },
    headers: { Accept: 'text/plain', 'Content-Type': 'text/plain' },
  })
})

test('R1 another port is another origin', () => {
  assert.equal(redirected(looked, told(302, 'https://api.example:444/'))?.headers?.Authorization, undefined)
})

test('at the same origin everything goes along', () => {
  assert.deepEqual(redirected(asked, told(307, '/two')), { ...asked, url: new URL('https://api.example/two') })
})

test('R1 a body is not carried to another origin', () => {
  for (const status of [307, 308])
    assert.throws(() => redirected(asked, told(status, 'https://other.example/')), { code: 'REDIRECT_REFUSED' })
})

test('R2 from https it never goes to http', () => {
  for (const status of [301, 302, 303, 307, 308])
    assert.throws(() => redirected(asked, told(status, 'http://api.example/')), { code: 'REDIRECT_REFUSED' })
})

test('a POST that is told to look elsewhere looks, and sends nothing', () => {
  for (const status of [301, 302, 303]) {
    const next = redirected(asked, told(status, '/two'))
    assert.deepEqual([next?.method, next?.body, next?.headers?.['Content-Type']], ['GET', undefined, undefined])
    assert.equal(next?.headers?.Authorization, 'Bearer x')
  }
})

test('an answer that leads nowhere is the answer', () => {
  assert.equal(redirected(asked, told(302)), undefined)
  assert.equal(redirected(asked, told(200, '/two')), undefined)
  assert.equal(redirected(asked, told(304, '/two')), undefined)
  assert.throws(() => redirected(asked, told(302, 'https://[')), { code: 'REDIRECT_REFUSED' })
})
