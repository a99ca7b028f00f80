import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from './config.ts'
import { StartRefusal } from './startRefusal.ts'

const real = {
  COUNTERSIGN_ISSUER: 'https://login.example/tenant/v2.0',
  COUNTERSIGN_CLIENT_ID: 'client',
  COUNTERSIGN_CLIENT_SECRET: 'secret',
}

function refusalOf(variables: Record<string, string>): string {
  try {
    readConfig(variables)
  } catch (cause) {
    assert.ok(cause instanceof StartRefusal)
    return cause.message
  }
  return assert.fail('it was accepted')
}

test('with nothing set it is the sandbox on this machine', () => {
  const { url, listen, identityProvider, databaseUrl } = readConfig({})
  assert.equal(url.origin, 'http://localhost:8080')
  assert.deepEqual(listen, { host: '127.0.0.1', port: 8080 })
  assert.equal(identityProvider.sandbox, true)
  assert.equal(databaseUrl, undefined)
})

test('every wrong value is told at once', () => {
  const told = refusalOf({
    COUNTERSIGN_PORT: 'http',
    DATABASE_URL: 'mysql://x',
    COUNTERSIGN_URL: 'https://a.example/path',
  })
  for (const name of ['COUNTERSIGN_PORT', 'DATABASE_URL', 'COUNTERSIGN_URL']) assert.match(told, new RegExp(name))
  const more = refusalOf({
    COUNTERSIGN_PORT: '0',
    COUNTERSIGN_TRUSTED_PROXIES: 'zzz',
    COUNTERSIGN_MASTER_KEY: 'short',
    COUNTERSIGN_ISSUER: 'https://login.example',
  })
  for (const name of ['PORT', 'TRUSTED_PROXIES', 'MASTER_KEY', 'CLIENT_ID', 'CLIENT_SECRET'])
    assert.match(more, new RegExp(`COUNTERSIGN_${name}`))
})

test('the sandbox lets anybody in, so nothing of it may leave this machine', () => {
  assert.match(refusalOf({ COUNTERSIGN_HOST: '0.0.0.0' }), /COUNTERSIGN_HOST/)
  assert.match(refusalOf({ COUNTERSIGN_HOST: '::' }), /COUNTERSIGN_HOST/)
  assert.match(refusalOf({ COUNTERSIGN_URL: 'https://countersign.example' }), /COUNTERSIGN_URL/)
})

test('an issuer over plain http counts as a sandbox, and only on this machine', () => {
  assert.match(refusalOf({ ...real, COUNTERSIGN_ISSUER: 'http://login.example/' }), /COUNTERSIGN_ISSUER/)
  const local = { ...real, COUNTERSIGN_ISSUER: 'http://127.0.0.1:9000/t/v2.0' }
  assert.equal(readConfig(local).identityProvider.sandbox, true)
  assert.match(refusalOf({ ...local, COUNTERSIGN_HOST: '0.0.0.0' }), /COUNTERSIGN_HOST/)
})

test('a name that only begins like this machine is another machine', () => {
  for (const host of ['localhost.evil.example', '127.0.0.1.evil.example', '127.evil.example'])
    assert.match(refusalOf({ COUNTERSIGN_URL: `http://${host}` }), /COUNTERSIGN_URL/)
})

test('under a real issuer the server may be public, by https alone', () => {
  const config = readConfig({ ...real, COUNTERSIGN_HOST: '0.0.0.0', COUNTERSIGN_URL: 'https://countersign.example' })
  assert.equal(config.identityProvider.sandbox, false)
  assert.match(refusalOf({ ...real, COUNTERSIGN_URL: 'http://countersign.example' }), /must be https/)
})

test('an issuer without its client is refused', () => {
  assert.match(
    refusalOf({ COUNTERSIGN_ISSUER: real.COUNTERSIGN_ISSUER }),
    /COUNTERSIGN_CLIENT_ID[\s\S]*COUNTERSIGN_CLIENT_SECRET/,
  )
})

test('trusted proxies are addresses and ranges', () => {
  const { trustedProxies } = readConfig({ COUNTERSIGN_TRUSTED_PROXIES: '10.0.0.0/8, 192.168.1.7, fd00::/8' })
  assert.equal(trustedProxies.check('10.20.30.40'), true)
  assert.equal(trustedProxies.check('192.168.1.8'), false)
  assert.equal(trustedProxies.check('fd12::1', 'ipv6'), true)
  for (const wrong of ['10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.0/-1', 'fe80::1%eth0', '10.0.0.0/8x'])
    assert.ok(refusalOf({ COUNTERSIGN_TRUSTED_PROXIES: wrong }).includes(wrong), wrong)
  assert.match(refusalOf({ COUNTERSIGN_TRUSTED_PROXIES: 'proxy.example' }), /proxy\.example/)
})

test('with the sandbox as issuer it may be called, and otherwise only what is named', () => {
  const named = 'https://intranet.example:8443, http://10.0.0.7 '
  assert.deepEqual(readConfig({}).allowedOrigins, ['http://localhost:8081'])
  assert.deepEqual(readConfig(real).allowedOrigins, [])
  const { allowedOrigins } = readConfig({ ...real, COUNTERSIGN_ALLOWED_ORIGINS: named })
  assert.deepEqual(allowedOrigins, ['https://intranet.example:8443', 'http://10.0.0.7'])
})

test('what may be called is an origin and nothing more', () => {
  for (const entry of ['intranet.example', 'https://a.example/path', 'ftp://a.example', '*', 'https://a.example?x'])
    assert.match(refusalOf({ COUNTERSIGN_ALLOWED_ORIGINS: entry }), /COUNTERSIGN_ALLOWED_ORIGINS/, entry)
  const told = refusalOf({ COUNTERSIGN_ALLOWED_ORIGINS: 'https://ada:hunter2@a.example' })
  assert.match(told, /a\.example is no origin/)
  assert.doesNotMatch(told, /hunter2/)
})
