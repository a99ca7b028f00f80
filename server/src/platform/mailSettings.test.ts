import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfig } from './config.ts'
import { StartRefusal } from './startRefusal.ts'

const from = { COUNTERSIGN_MAIL_FROM: 'Countersign <countersign@alder.example>' }
const real = {
  COUNTERSIGN_ISSUER: 'https://login.example/tenant/v2.0',
  COUNTERSIGN_CLIENT_ID: 'client',
  COUNTERSIGN_CLIENT_SECRET: 'secret',
}

const serverOf = (smtpUrl: string) => {
  const { server } = readConfig({ ...from, COUNTERSIGN_SMTP_URL: smtpUrl }).mail
  assert.ok(server && server !== 'sandbox')
  return server
}

const refusalOf = (variables: Record<string, string>): string => {
  try {
    readConfig(variables)
  } catch (cause) {
    assert.ok(cause instanceof StartRefusal)
    return cause.message
  }
  return assert.fail('it was accepted')
}

test('with the sandbox as issuer letters go to its mailbox; under a real issuer nowhere until it is set up', () => {
  assert.equal(readConfig({}).mail.server, 'sandbox')
  assert.equal(readConfig(real).mail.server, undefined)
})

test('a password goes nowhere in clear; without one clear text is for this machine alone', () => {
  assert.equal(serverOf('smtps://mail.example').security, 'tls')
  assert.equal(serverOf('smtps://mail.example').port, 465)
  assert.equal(serverOf('smtp://mail.example').security, 'starttls')
  assert.equal(serverOf('smtp://mail.example').port, 587)
  assert.equal(serverOf('smtp://user:password@mail.example:2525').security, 'starttls')
  assert.equal(serverOf('smtp://user:password@localhost:2525').security, 'starttls')
  assert.equal(serverOf('smtp://localhost:2525').security, 'none')
  assert.equal(serverOf('smtp://[::1]:2525').host, '::1')
})

test('name and password are decoded', () => {
  const { user, password } = serverOf('smtps://tom%40alder.example:a%2Fb%3Ac@mail.example')
  assert.deepEqual([user, password], ['tom@alder.example', 'a/b:c'])
})

test('what is no address of a mail server is refused, and its password is not printed', () => {
  const canary = 'canary-7711'
  for (const url of [
    `http://u:${canary}@mail.example`,
    `smtp://u:${canary}@`,
    `smtp://u:${canary}@mail.example/path`,
    `smtp://u:${canary}@mail.example?tls=off`,
    `smtp://:${canary}@mail.example`,
    `smtp://u:${canary}%zz@mail.example`,
    canary,
  ]) {
    const told = refusalOf({ ...from, COUNTERSIGN_SMTP_URL: url })
    assert.match(told, /COUNTERSIGN_SMTP_URL: must be/)
    assert.ok(!told.includes(canary), told)
  }
})

test('the sender is one address, with a name or without, and must be said', () => {
  const sender = (text: string) =>
    readConfig({ COUNTERSIGN_SMTP_URL: 'smtp://localhost', COUNTERSIGN_MAIL_FROM: text }).mail.from
  assert.deepEqual(sender('it@alder.example'), { name: 'Countersign', address: 'it@alder.example' })
  assert.deepEqual(sender('Alder IT <it@alder.example>'), { name: 'Alder IT', address: 'it@alder.example' })
  assert.match(refusalOf({ COUNTERSIGN_SMTP_URL: 'smtp://localhost' }), /COUNTERSIGN_MAIL_FROM: must be set/)
  for (const text of ['nobody', 'a@b, c@d', 'A <a@b> <c@d>', 'a@b\r\nBcc: c@d'])
    assert.match(
      refusalOf({ COUNTERSIGN_SMTP_URL: 'smtp://localhost', COUNTERSIGN_MAIL_FROM: text }),
      /MAIL_FROM/,
      text,
    )
})
