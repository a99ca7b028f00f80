import assert from 'node:assert/strict'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { planFor } from './plan.ts'

const root = resolve('/checkout')

const NODE_COMPILE_CACHE = join(root, 'node_modules', '.cache', 'compiled')

test('without settings server and sandbox know each other at their usual addresses', () => {
  assert.deepEqual(planFor({}, root), {
    data: join(root, 'data'),
    logs: join(root, 'data', 'logs'),
    server: {
      NODE_COMPILE_CACHE,
      COUNTERSIGN_SANDBOX_URL: 'http://localhost:8081',
      COUNTERSIGN_PORT: '8080',
      COUNTERSIGN_DATA: join(root, 'data'),
    },
    sandbox: {
      NODE_COMPILE_CACHE,
      SANDBOX_DATA: join(root, 'data', 'sandbox'),
      SANDBOX_REDIRECT_URIS: 'http://localhost:8080/sign-in/callback,http://localhost:8080/connections/callback',
      SANDBOX_FRONT_PAGE: 'http://localhost:8080/',
      SANDBOX_PORT: '8081',
    },
  })
})

test('other ports are told to both sides', () => {
  const { server, sandbox } = planFor({ COUNTERSIGN_PORT: '9000', SANDBOX_PORT: '9001' }, root)
  assert.equal(server.COUNTERSIGN_SANDBOX_URL, 'http://localhost:9001')
  assert.equal(
    sandbox?.SANDBOX_REDIRECT_URIS,
    'http://localhost:9000/sign-in/callback,http://localhost:9000/connections/callback',
  )
})

test('the public address is where the sandbox sends people back to', () => {
  const { sandbox } = planFor({ COUNTERSIGN_URL: 'http://127.0.0.1:7000' }, root)
  assert.equal(
    sandbox?.SANDBOX_REDIRECT_URIS,
    'http://127.0.0.1:7000/sign-in/callback,http://127.0.0.1:7000/connections/callback',
  )
  assert.equal(sandbox?.SANDBOX_FRONT_PAGE, 'http://127.0.0.1:7000/')
})

test('with a real issuer there is no sandbox', () => {
  assert.equal(planFor({ COUNTERSIGN_ISSUER: 'https://login.example/v2.0' }, root).sandbox, undefined)
})

test('what is set is passed on, and what is set to nothing is not', () => {
  const { server, sandbox } = planFor({ PATH: '/bin', DATABASE_URL: '', SANDBOX_DATA: '/elsewhere' }, root)
  assert.equal(server.PATH, '/bin')
  assert.equal('DATABASE_URL' in server, false)
  assert.equal(sandbox?.SANDBOX_DATA, '/elsewhere')
})

test('an address that is none is left for the server to refuse', () => {
  assert.equal(planFor({ COUNTERSIGN_URL: 'nonsense' }, root).server.COUNTERSIGN_URL, 'nonsense')
})
