import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { decodeJwt } from 'jose'
import { hour } from '../clock.ts'
import { codeFor, redeem, type TestSandbox, testSandbox } from '../testing/testSandbox.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())

type Body = Record<string, string> & { error: { code: string; message: string; innerError: Record<string, string> } }

const ask = async (token?: unknown) => {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${sandbox.url}/oidc/userinfo`, { headers })
  return { status: response.status, body: (await response.json()) as Body }
}

const tokensOf = async (scope: string) => (await redeem(sandbox, await codeFor(sandbox, 'Priya Nair', { scope }))).body

test('user info tells as much as the scopes of the token allow', async () => {
  const tokens = await tokensOf('openid profile email')
  const all = await ask(tokens.access_token)
  assert.equal(all.status, 200)
  const { sub, ...rest } = all.body
  assert.deepEqual(rest, {
    name: 'Priya Nair',
    family_name: 'Nair',
    given_name: 'Priya',
    email: 'priya@alder.example',
  })
  assert.equal(sub, decodeJwt(String(tokens.id_token)).sub, 'clients compare it with the id token')
  assert.deepEqual((await ask((await tokensOf('openid')).access_token)).body, { sub })
})

test('a token that was not asked for with openid is not enough', async () => {
  const { status, body } = await ask((await tokensOf('User.Read')).access_token)
  assert.equal(status, 403)
  assert.equal(body.error.code, 'Authorization_RequestDenied')
})

test('a token that is missing, foreign, for another audience or expired is refused in Graph’s words', async () => {
  const message = async (token?: unknown) => {
    const { status, body } = await ask(token)
    assert.equal(status, 401)
    assert.equal(body.error.code, 'InvalidAuthenticationToken')
    assert.deepEqual(Object.keys(body.error.innerError), ['date', 'request-id', 'client-request-id'])
    return body.error.message
  }
  const tokens = await tokensOf('openid')
  assert.equal(await message(), 'Access token is empty.')
  assert.equal(await message('not.a.token'), 'Access token validation failure.')
  assert.equal(await message(`${tokens.access_token}x`), 'Access token validation failure.')
  assert.equal(await message(tokens.id_token), 'Access token validation failure. Invalid audience.')
  sandbox.passTime(hour)
  assert.equal(await message(tokens.access_token), 'Lifetime validation failed, the token is expired.')
})
