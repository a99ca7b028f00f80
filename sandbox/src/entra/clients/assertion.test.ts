import assert from 'node:assert/strict'
import { constants, sign } from 'node:crypto'
import { after, beforeEach, test } from 'node:test'
import { day } from '../../clock.ts'
import { tenant } from '../../company/index.ts'
import { clientCertificate } from '../../testing/clientCertificate.ts'
import { askAs, assertRefused, claimsIn, newApp, type TestApp } from '../../testing/testApps.ts'
import { control } from '../../testing/testGraph.ts'
import { type Query, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'
import { encoded, graph, letterOf } from '../testing/provoking.ts'

let sandbox: TestSandbox
let app: TestApp
beforeEach(async () => {
  await sandbox?.[Symbol.asyncDispose]()
  sandbox = await testSandbox()
  app = await newApp(sandbox)
})
after(() => sandbox[Symbol.asyncDispose]())

const ask = (letter: Query) =>
  askAs(sandbox, app, { grant_type: 'client_credentials', scope: `${graph}/.default`, ...letter })

/** A letter as an app of its own writes it, without a library of Microsoft’s. */
async function newLetters(until: Date) {
  const certificate = await clientCertificate(sandbox.now(), until)
  await control(sandbox, `apps/${app.clientId}/certificates`, { certificate: certificate.pem })
  return (head: Record<string, unknown>, changes: Record<string, unknown> = {}) => {
    const now = Math.floor(sandbox.now().getTime() / 1000)
    const claims = { aud: sandbox.tokenUrl, iss: app.clientId, sub: app.clientId, jti: 'a', nbf: now, exp: now + 600 }
    const prints = {
      x5t: certificate.thumbprint.toString('base64url'),
      'x5t#S256': certificate.thumbprintS256.toString('base64url'),
      kid: certificate.thumbprint.toString('hex').toUpperCase(),
    }
    const header = Object.fromEntries(
      Object.entries(head).map(([name, value]) => [name, prints[name as keyof typeof prints] ?? value]),
    )
    const letter = `${encoded(header)}.${encoded({ ...claims, ...changes })}`
    const padding =
      head.alg === 'PS256'
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
        : { padding: constants.RSA_PKCS1_PADDING }
    const signature = sign('sha256', Buffer.from(letter), { key: certificate.privateKey, ...padding })
    return letterOf(`${letter}.${signature.toString('base64url')}`)
  }
}

test('a certificate proves an app by PS256 and RS256, named by either thumbprint or by kid; the token says so', async () => {
  const letter = await newLetters(new Date(sandbox.now().getTime() + 365 * day))
  for (const header of [
    { alg: 'PS256', 'x5t#S256': '' },
    { alg: 'RS256', 'x5t#S256': '' },
    { alg: 'RS256', x5t: '' },
    { alg: 'PS256', kid: '' },
  ]) {
    const { status, body } = await ask(letter(header))
    assert.equal(status, 200, JSON.stringify(body))
    assert.equal(claimsIn(body.access_token).appidacr, '2')
  }
})

test('an assertion is for this tenant’s token endpoint, under any of its names and at either door, or for its issuer', async () => {
  const letter = await newLetters(new Date(sandbox.now().getTime() + 200 * day))
  const header = { alg: 'RS256', x5t: '' }
  for (const aud of [
    `${sandbox.url}/${tenant.domain}/oauth2/v2.0/token`,
    `${sandbox.httpsUrl}/${tenant.id}/oauth2/v2.0/token`,
    `${sandbox.url}/${tenant.id}/v2.0`,
  ])
    assert.equal((await ask(letter(header, { aud }))).status, 200, aud)
  for (const aud of [`${sandbox.url}/common/oauth2/v2.0/token`, sandbox.url, undefined])
    assertRefused(await ask(letter(header, { aud })), [401, 'invalid_client', 700023])
})

for (const [what, changes, header] of [
  ['without a jti', { jti: undefined }, {}],
  ['without an end', { exp: undefined }, {}],
  ['with an algorithm of its own', {}, { alg: 'HS256' }],
  ['without a signature', {}, { alg: 'none' }],
] as const)
  test(`AADSTS50027 an assertion ${what}`, async () => {
    const letter = await newLetters(new Date(sandbox.now().getTime() + 100 * day))
    const fields = letter({ alg: 'RS256', x5t: '', ...header }, changes)
    assertRefused(await ask(fields), [400, 'invalid_request', 50027])
  })

test('AADSTS900144 an assertion says what it is', async () => {
  const letter = await newLetters(new Date(sandbox.now().getTime() + 90 * day))
  const fields = { ...letter({ alg: 'RS256', x5t: '' }), client_assertion_type: undefined }
  assertRefused(await ask(fields), [400, 'invalid_request', 900144])
})

test('an assertion goes by the world’s clock, however far the sandbox’s is ahead; the certificate goes by the sandbox’s', async () => {
  const letter = await newLetters(new Date(sandbox.now().getTime() + 30 * day))
  const header = { alg: 'RS256', x5t: '' }
  await control(sandbox, 'clock', { advance: 'P29D' })
  assert.equal((await ask(letter(header))).status, 200)
  const tenMinutesAgo = Math.floor(sandbox.now().getTime() / 1000) - 600
  assertRefused(await ask(letter(header, { exp: tenMinutesAgo })), [401, 'invalid_client', 700024])
  await control(sandbox, 'clock', { advance: 'P1D' })
  assertRefused(await ask(letter(header)), [401, 'invalid_client', 700027])
})
