import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { readSettings } from './serverSettings.ts'

test('a sandbox on another port is where people sign in, whoever asks', () => {
  assert.equal(readSettings({ SANDBOX_PORT: '9001' }).identityProvider.issuer.host, 'localhost:9001')
  assert.equal(readSettings({}).identityProvider.issuer.host, 'localhost:8081')
})

test('the data folder is meant from the checkout, not from where the program is called', () => {
  assert.equal(readSettings({}).dataFolder, join(import.meta.dirname, '..', '..', '..', 'data'))
})

test('a wrong port of the sandbox is told under its own name, together with the other wrong values', () => {
  assert.throws(() => readSettings({ SANDBOX_PORT: 'nix' }), {
    code: 'CONFIGURATION_WRONG',
    message: 'The configuration can’t be used:\n  · SANDBOX_PORT: must be a whole number from 0 to 65535',
  })
  assert.throws(
    () => readSettings({ SANDBOX_PORT: 'nix', COUNTERSIGN_PORT: 'nope' }),
    /^[^\n]*\n {2}· COUNTERSIGN_PORT: [^\n]*\n {2}· SANDBOX_PORT: [^\n]*$/m,
  )
  assert.throws(() => readSettings({ SANDBOX_URL: 'nix' }), /\n {2}· SANDBOX_URL: must be an http or https address$/)
})

test('under a real issuer nobody asks for the sandbox’s port', () => {
  const real = {
    COUNTERSIGN_ISSUER: 'https://login.example/',
    COUNTERSIGN_CLIENT_ID: 'c',
    COUNTERSIGN_CLIENT_SECRET: 's',
  }
  assert.equal(readSettings({ ...real, SANDBOX_PORT: 'nix' }).identityProvider.sandbox, false)
})
