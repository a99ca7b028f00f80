import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { tenant } from './company/index.ts'
import {
  authorizeAddress,
  codeFor,
  newProof,
  redeem,
  redirectUri,
  refresh,
  returned,
  signIn,
  testSandbox,
} from './testing/testSandbox.ts'
import { newVisitor } from './testing/visitor.ts'

test('a restart keeps keys, sessions, codes and refresh tokens', async () => {
  await using sandbox = await testSandbox()
  const { body } = await redeem(sandbox, await codeFor(sandbox, 'Tom Becker'))
  const { verifier, challenge } = newProof()
  const code = await codeFor(sandbox, 'Tom Becker', { code_challenge: challenge, code_challenge_method: 'S256' })
  const visitor = newVisitor()
  await signIn(sandbox, 'Priya Nair', {}, visitor)
  const issuer = `${sandbox.url}/${tenant.id}/v2.0`

  await sandbox.restart()

  const keys = createRemoteJWKSet(new URL(`${sandbox.url}/${tenant.id}/discovery/v2.0/keys`))
  await jwtVerify(String(body.id_token), keys, { issuer, currentDate: sandbox.now() })
  assert.equal((await redeem(sandbox, code, { code_verifier: verifier })).status, 200)
  assert.equal((await refresh(sandbox, body.refresh_token)).status, 200)
  assert.ok(returned(await visitor.get(authorizeAddress(sandbox.authorizeUrl, { prompt: 'none' }))).code)
})

test('a restart keeps app registrations, and a code that was redeemed stays redeemed', async () => {
  await using sandbox = await testSandbox()
  const code = await codeFor(sandbox, 'Tom Becker')
  await redeem(sandbox, code)
  await sandbox.restart((store) => {
    assert.deepEqual(
      store.rows<{ name: string }>`select display_name as name from app_registration`.map(({ name }) => name),
      ['Countersign'],
    )
    store.run`update app_registration set display_name = 'Countersign, renamed'`
  })
  assert.deepEqual((await redeem(sandbox, code)).body.error_codes, [54005])
  assert.ok((await (await fetch(sandbox.url)).text()).includes('Countersign, renamed'))
})

test('redirect URIs from the settings follow the settings; one registered by hand stays', async () => {
  await using sandbox = await testSandbox()
  const other = 'http://localhost:9090/sign-in/callback'
  const byHand = 'http://localhost:7070/by-hand'
  await sandbox.restart(
    (store) => store.run`
      insert into redirect_uri (client_id, uri, from_settings) select client_id, ${byHand}, 0 from app_registration`,
    { redirectUris: [other] },
  )
  const statusFor = async (uri: string) =>
    (await fetch(authorizeAddress(sandbox.authorizeUrl, { redirect_uri: uri }))).status
  assert.equal(await statusFor(redirectUri), 400)
  assert.equal(await statusFor(other), 200)
  assert.equal(await statusFor(byHand), 200)
})

test('nothing that signs anybody in is kept as it is: the store holds hashes', async () => {
  await using sandbox = await testSandbox()
  const visitor = newVisitor()
  const { code = '' } = returned(await signIn(sandbox, 'Tom Becker', {}, visitor))
  const { body } = await redeem(sandbox, code)
  await sandbox.restart((store) => {
    const kept = JSON.stringify([
      store.rows`select * from authorization_code`,
      store.rows`select * from refresh_token`,
      store.rows`select * from sign_in_session`,
      store.rows`select * from client_secret`,
    ])
    for (const secret of [code, body.refresh_token, visitor.cookies.get('sandbox_session'), 'sandbox-only-secret'])
      assert.ok(!kept.includes(String(secret)))
  })
})
