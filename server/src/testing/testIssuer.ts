// An OpenID Connect issuer of a test's own, for what the sandbox never does: it asks nobody who they are, its id tokens
// are as false as the test says, and it tells afterwards every secret that went over its counter.

import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { newToken } from '../platform/ids.ts'

type Keys = { published: CryptoKey; unpublished: CryptoKey }

/** Makes the id token of an exchange out of the claims an honest issuer would sign. */
export type IdTokenMaker = (claims: JWTPayload, keys: Keys) => string | undefined | Promise<string | undefined>

export type TestIssuer = AsyncDisposable & {
  url: string
  clientId: string
  clientSecret: string
  /** For `testServer` or `readConfig`. */
  variables: Record<string, string>
  /** How id tokens are made from now on. */
  idToken: IdTokenMaker
  /** The questions browsers came with, and how many of their codes were exchanged. */
  asked: URLSearchParams[]
  exchanges: number
  /** Codes, verifiers and tokens: what nobody but the two sides of an exchange may ever read. */
  secrets: string[]
}

export const publishedKeyId = 'published'

export const sign = (claims: JWTPayload, key: CryptoKey, kid = publishedKeyId): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(key)

export const honestIdToken: IdTokenMaker = (claims, { published }) => sign(claims, published)

export async function startTestIssuer(): Promise<TestIssuer> {
  const app = new Hono()
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://localhost:${(server.address() as AddressInfo).port}/issuer`
  const [published, unpublished] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const jwk = { ...(await exportJWK(published.publicKey)), kid: publishedKeyId, alg: 'RS256', use: 'sig' }

  const clientId = 'countersign-under-test'
  const clientSecret = newToken()
  const issuer: TestIssuer = {
    url,
    clientId,
    clientSecret,
    variables: {
      COUNTERSIGN_ISSUER: url,
      COUNTERSIGN_CLIENT_ID: clientId,
      COUNTERSIGN_CLIENT_SECRET: clientSecret,
    },
    idToken: honestIdToken,
    asked: [],
    exchanges: 0,
    secrets: [clientSecret],
    [Symbol.asyncDispose]: async () => {
      server.close()
      server.closeAllConnections()
    },
  }
  const keys = { published: published.privateKey, unpublished: unpublished.privateKey }
  app.get('/issuer/.well-known/openid-configuration', (c) => c.json(metadata(url)))
  app.get('/issuer/keys', (c) => c.json({ keys: [jwk] }))
  mountExchange(app, issuer, keys)
  return issuer
}

const metadata = (url: string) => ({
  issuer: url,
  authorization_endpoint: `${url}/authorize`,
  token_endpoint: `${url}/token`,
  jwks_uri: `${url}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
})

function mountExchange(app: Hono, issuer: TestIssuer, keys: Keys): void {
  const questions = new Map<string, URLSearchParams>()

  app.get('/issuer/authorize', (c) => {
    const question = new URL(c.req.url).searchParams
    const code = newToken()
    questions.set(code, question)
    issuer.asked.push(question)
    issuer.secrets.push(code)
    const back = new URL(question.get('redirect_uri') ?? '')
    back.searchParams.set('code', code)
    back.searchParams.set('state', question.get('state') ?? '')
    return c.redirect(back.href, 303)
  })

  app.post('/issuer/token', async (c) => {
    issuer.exchanges += 1
    const { code = '', code_verifier: verifier = '' } = (await c.req.parseBody()) as Record<string, string>
    issuer.secrets.push(verifier)
    const question = questions.get(code)
    if (!question) return refuse(c)
    questions.delete(code)
    const accessToken = newToken()
    const idToken = await issuer.idToken(claimsFor(issuer, question), keys)
    issuer.secrets.push(accessToken, ...(idToken ? [idToken] : []))
    return c.json({ access_token: accessToken, token_type: 'Bearer', expires_in: 300, id_token: idToken })
  })
}

const refuse = (c: Context) =>
  c.json({ error: 'invalid_grant', error_description: 'The code is not known, or was used.' }, 400)

/** Grace, whoever comes: an administrator. */
function claimsFor({ url, clientId }: TestIssuer, question: URLSearchParams): JWTPayload {
  const nowSeconds = Math.floor(Date.now() / 1_000)
  return {
    iss: url,
    aud: clientId,
    sub: 'grace',
    name: 'Grace Okafor',
    preferred_username: 'grace@alder.example',
    roles: ['administrator'],
    nonce: question.get('nonce') ?? '',
    iat: nowSeconds,
    exp: nowSeconds + 300,
  }
}
