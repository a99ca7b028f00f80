import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'

test('an empty environment means the defaults', () => {
  assert.deepEqual(readSettings({}), {
    ok: true,
    settings: {
      host: '127.0.0.1',
      port: 8081,
      httpsPort: 8443,
      smtpPort: 0,
      dataFolder: './data/sandbox',
      url: undefined,
      redirectUris: ['http://localhost:8080/sign-in/callback', 'http://localhost:8080/connections/callback'],
      frontPage: 'http://localhost:8080/',
    },
  })
})

test('every value can be set', () => {
  assert.deepEqual(
    readSettings({
      SANDBOX_HOST: '::1',
      SANDBOX_PORT: '0',
      SANDBOX_HTTPS_PORT: '9443',
      SANDBOX_SMTP_PORT: '2525',
      SANDBOX_DATA: '/somewhere',
      SANDBOX_URL: 'https://sandbox.example/',
      SANDBOX_REDIRECT_URIS: 'http://localhost:1/a, https://two.example/b',
      SANDBOX_FRONT_PAGE: 'http://localhost:1/',
    }),
    {
      ok: true,
      settings: {
        host: '::1',
        port: 0,
        httpsPort: 9443,
        smtpPort: 2525,
        dataFolder: '/somewhere',
        url: 'https://sandbox.example',
        redirectUris: ['http://localhost:1/a', 'https://two.example/b'],
        frontPage: 'http://localhost:1/',
      },
    },
  )
})

test('a sandbox on a port of its own takes any free one for https, unless it is told which', () => {
  for (const [environment, expected] of [
    [{ SANDBOX_PORT: '9001' }, 0],
    [{ SANDBOX_PORT: '8081' }, 8443],
    [{ SANDBOX_PORT: '9001', SANDBOX_HTTPS_PORT: '9002' }, 9002],
  ] as const) {
    const reading = readSettings(environment)
    assert.ok(reading.ok)
    assert.equal(reading.settings.httpsPort, expected)
  }
})

test('every wrong value is named, all at once', () => {
  const reading = readSettings({
    SANDBOX_HOST: '0.0.0.0',
    SANDBOX_PORT: '65536',
    SANDBOX_HTTPS_PORT: 'https',
    SANDBOX_SMTP_PORT: '-1',
    SANDBOX_URL: 'http://localhost:8081/path',
    SANDBOX_REDIRECT_URIS: 'http://localhost/a,,',
    SANDBOX_FRONT_PAGE: 'javascript:alert(1)',
  })
  assert.ok(!reading.ok)
  assert.deepEqual(reading.problems, [
    'SANDBOX_HOST must be an address of this machine such as 127.0.0.1 or ::1, not "0.0.0.0".',
    'SANDBOX_PORT must be a number from 0 to 65535, not "65536".',
    'SANDBOX_HTTPS_PORT must be a number from 0 to 65535, not "https".',
    'SANDBOX_SMTP_PORT must be a number from 0 to 65535, not "-1".',
    'SANDBOX_URL must be an http or https address without a path, not "http://localhost:8081/path".',
    'SANDBOX_REDIRECT_URIS must be http or https addresses with commas between them, not "http://localhost/a,,".',
    'SANDBOX_FRONT_PAGE must be an http or https address, not "javascript:alert(1)".',
  ])
})

test('an address that other machines reach is refused', () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.4', 'sandbox.example', '127.0.0.1.evil.example'])
    assert.equal(readSettings({ SANDBOX_HOST: host }).ok, false, host)
})
