// The limits are mounted, each in front of what it protects, and count for the address that really asks.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { problem } from '@countersign/core/api'
import { startTestIssuer, type TestIssuer } from '../testing/testIssuer.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'

const requestsMax = 3
const signInsMax = 2

let issuer: TestIssuer
let behindProxy: TestServer
let direct: TestServer
before(async () => {
  issuer = await startTestIssuer()
  const variables = {
    ...issuer.variables,
    COUNTERSIGN_REQUESTS_PER_MINUTE: `${requestsMax}`,
    COUNTERSIGN_SIGN_INS_PER_MINUTE: `${signInsMax}`,
  }
  behindProxy = await testServer({ ...variables, COUNTERSIGN_TRUSTED_PROXIES: '127.0.0.1' })
  direct = await testServer(variables)
})
after(async () => {
  await direct[Symbol.asyncDispose]()
  await behindProxy[Symbol.asyncDispose]()
  await issuer[Symbol.asyncDispose]()
})

type Asked = { path: string; from: string; server?: TestServer; headers?: Record<string, string> }

const ask = ({ path, from, server = behindProxy, headers = {} }: Asked) =>
  fetch(server.url + path, { redirect: 'manual', headers: { ...headers, 'X-Forwarded-For': from } })

async function passes(asked: Asked, times: number): Promise<void> {
  for (let asking = 0; asking < times; asking += 1) assert.notEqual((await ask(asked)).status, 429, `${asking}`)
}

async function isLimited(asked: Asked): Promise<void> {
  const answer = await ask(asked)
  assert.equal(answer.status, 429, asked.path)
  assert.match(answer.headers.get('Retry-After') ?? '', /^[1-9]\d*$/)
  assert.equal(problem.parse(await answer.json()).code, 'too-many-requests')
}

test('past its limit an address waits with every request to the API, and is told how long', async () => {
  const from = '198.51.100.1'
  await passes({ path: '/api/v1/welcome', from }, requestsMax)
  for (const path of ['/api/v1/welcome', '/api/v1/me', '/api/v1/nothing', '/metrics']) await isLimited({ path, from })
})

test('tokens can’t be guessed faster than that', async () => {
  const asked = { path: '/api/v1/me', from: '198.51.100.2', headers: { Authorization: 'Bearer csk_guessed' } }
  await passes(asked, requestsMax)
  await isLimited(asked)
})

test('past its limit an address waits with signing in, on every path of it', async () => {
  const from = '198.51.100.3'
  await passes({ path: '/sign-in', from }, signInsMax)
  for (const path of ['/sign-in', '/sign-in/callback?state=x', '/sign-in/first-administrator?token=guessed'])
    await isLimited({ path, from })
})

test('the two limits don’t count for each other, and health is told to everybody', async () => {
  const from = '198.51.100.4'
  await passes({ path: '/sign-in', from }, signInsMax)
  await passes({ path: '/api/v1/welcome', from }, requestsMax)
  await isLimited({ path: '/sign-in', from })
  await isLimited({ path: '/api/v1/welcome', from })
  assert.equal((await ask({ path: '/health', from })).status, 200)
})

test('behind a trusted proxy each caller has limits of their own', async () => {
  for (const path of ['/api/v1/welcome', '/sign-in']) {
    await passes({ path, from: '198.51.100.5' }, path === '/sign-in' ? signInsMax : requestsMax)
    await isLimited({ path, from: '198.51.100.5' })
    await passes({ path, from: '198.51.100.6' }, 1)
  }
})

test('whoever has a network of IPv6 addresses has the limits of one', async () => {
  const path = '/api/v1/welcome'
  await passes({ path, from: '2001:db8:1:1::1' }, requestsMax)
  await isLimited({ path, from: '2001:db8:1:1::2' })
  await passes({ path, from: '2001:db8:1:2::1' }, 1)
})

test('who comes without a proxy can’t pass for others by saying so', async () => {
  const path = '/api/v1/welcome'
  for (let asking = 0; asking < requestsMax; asking += 1)
    await passes({ server: direct, path, from: `198.51.100.${asking}` }, 1)
  await isLimited({ server: direct, path, from: '198.51.100.200' })
})
