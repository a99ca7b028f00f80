import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hour } from '../clock.ts'
import { assertError, type Graph, graphAs, graphWith, tokenFor } from '../testing/testGraph.ts'
import { codeFor, redeem, type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
let app: Graph
before(async () => {
  sandbox = await testSandbox()
  app = await graphAs(sandbox, 'Directory.Read.All')
})
after(() => sandbox[Symbol.asyncDispose]())

test('a token is asked for, and looked at: its time, its audience, its signature', async () => {
  assertError(await graphWith(sandbox, undefined).get('/users'), 401, 'InvalidAuthenticationToken', /token is empty/)
  assertError(await graphWith(sandbox, 'a.b.c').get('/users'), 401, 'InvalidAuthenticationToken', /validation failure/)
  const token = await tokenFor(sandbox, 'User.Read.All')
  const [head, , signature] = token.split('.')
  const forged = Buffer.from('{"aud":"https://graph.microsoft.com","roles":["User.Read.All"],"exp":9999999999}')
  const answer = await graphWith(sandbox, `${head}.${forged.toString('base64url')}.${signature}`).get('/users')
  assertError(answer, 401, 'InvalidAuthenticationToken', /validation failure/)
  assert.equal(answer.headers.get('www-authenticate'), 'Bearer')
})

test('a token for another audience, and one whose time is over, are told apart', async () => {
  await using own = await testSandbox()
  const { body } = await redeem(own, await codeFor(own, 'Priya Nair'))
  const withIdToken = await graphWith(own, String(body.id_token)).get('/me')
  assertError(withIdToken, 401, 'InvalidAuthenticationToken', /Invalid audience/)
  const graph = await graphAs(own, 'User.Read', 'priya')
  assert.equal((await graph.get('/me')).status, 200)
  own.passTime(hour)
  assertError(await graph.get('/me'), 401, 'InvalidAuthenticationToken', /token is expired/)
})

test('a token that somebody got by signing in works', async () => {
  const { body } = await redeem(sandbox, await codeFor(sandbox, 'Priya Nair', { scope: 'openid User.Read' }))
  const me = await graphWith(sandbox, String(body.access_token)).get('/me')
  assert.equal(me.status, 200)
  assert.equal(me.body.userPrincipalName, 'priya@alder.example')
})

test('every answer tells its headers, and takes over the caller’s correlation id', async () => {
  const id = '0b3a1b7f-9c1f-4f5a-8f0e-0f1f2a3b4c5d'
  const { headers } = await app.get('/users?$top=1', { 'client-request-id': id })
  assert.equal(headers.get('client-request-id'), id)
  assert.match(headers.get('request-id') ?? '', /^[0-9a-f-]{36}$/)
  assert.equal(headers.get('odata-version'), '4.0')
  assert.equal(
    headers.get('content-type'),
    'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8',
  )
})

for (const [method, path, status, code, message] of [
  ['GET', '/foo', 400, 'BadRequest', /segment 'foo'/],
  ['GET', '/users/ada@alder.example/foo', 400, 'BadRequest', /segment 'foo'/],
  ['PATCH', '/users', 405, 'Request_BadRequest', /method is not allowed/],
  ['PUT', '/groups', 405, 'Request_BadRequest', /method is not allowed/],
  ['GET', '/users/ada@alder.example/messages', 501, 'NotImplemented', /Exchange/],
  ['GET', '/users/ada@alder.example/drive/root', 501, 'NotImplemented', /OneDrive/],
  ['POST', '/applications', 501, 'NotImplemented', /registered elsewhere/],
  ['GET', '/teams/x/channels', 501, 'NotImplemented', /this service/],
  ['GET', '/me', 400, 'BadRequest', /delegated authentication flow/],
  ['GET', '/users?$top=x', 400, 'BadRequest', /\$top/],
  ['GET', '/users?$apply=x', 400, 'BadRequest', /\$apply/],
] as const)
  test(`${method} ${path} is ${status} ${code}`, async () => {
    assertError(await app.send(method, path), status, code, message)
  })

test('only v1.0 is played, and beta says so', async () => {
  assertError(await app.get(`${sandbox.url}/beta/users`), 501, 'NotImplemented', /beta/)
})

test('keys stand in parentheses as well, functions with their namespace, and case is no matter', async () => {
  const { body } = await app.get('/users/ada@alder.example')
  for (const path of [
    "/users('ada@alder.example')",
    `/Users('${body.id}')`,
    `/users/${body.id.toUpperCase()}`,
    '/USERS/ADA@alder.example',
  ])
    assert.deepEqual((await app.get(path)).body.id, body.id, path)
  assert.equal((await app.get('/users/microsoft.graph.delta()?$select=id')).status, 200)
  assert.equal((await app.get("/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')")).status, 200)
})
