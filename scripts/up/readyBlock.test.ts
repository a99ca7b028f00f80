import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readyBlock } from './readyBlock.ts'

const server = { url: 'http://localhost:8080', data: '/data', database: 'embedded', sandbox: true } as const

test('the block says where to go, who can sign in, where the data lies and how to stop', () => {
  assert.equal(
    readyBlock(server, 'http://localhost:8081', '/data/logs', false),
    `
Countersign is ready.

  Admin Center  http://localhost:8080/admin
  Self-Service  http://localhost:8080/portal
  Sandbox       http://localhost:8081 (plays Microsoft; this machine only)
  Sign in as    Grace Okafor   administrator
                Mateo Rossi    workflow designer
                Priya Nair     help desk
                Jonas Weber    auditor
                Ada Lindqvist  user
                Tom Becker     user
  Data          /data (with its PostgreSQL)
  Logs          /data/logs
  Stop          Ctrl-C
`,
  )
})

test('under a real issuer the block names no sandbox people, and the first administrator gets a link', () => {
  const block = readyBlock(
    { ...server, sandbox: false, database: 'external', firstAdministratorLink: 'https://id.example/first' },
    undefined,
    '/data/logs',
    false,
  )
  assert.match(block, /First administrator {2}https:\/\/id\.example\/first \(works once\)/)
  assert.match(block, /PostgreSQL at DATABASE_URL/)
  assert.doesNotMatch(block, /Sandbox|Grace/)
})

test('colours only where they are wanted', () => {
  assert.ok(!readyBlock(server, undefined, '/logs', false).includes('\x1b'))
  assert.ok(readyBlock(server, undefined, '/logs', true).includes('\x1b[1mCountersign is ready.\x1b[22m'))
})
