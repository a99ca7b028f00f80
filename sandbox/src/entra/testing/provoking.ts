// Entra's refusals, provoked over HTTP: with the status, the error and the code that Microsoft documents or that were
// recorded. There is a row for every refusal of a table, or it does not compile; each is provoked, or its test fails.

import assert from 'node:assert/strict'
import { sign } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { day } from '../../clock.ts'
import { tenant } from '../../company/index.ts'
import { clientCertificate } from '../../testing/clientCertificate.ts'
import { appRedirect, askAs, newApp, type TestApp, visitAs } from '../../testing/testApps.ts'
import { control } from '../../testing/testGraph.ts'
import { type Query, returned, type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'
import { newVisitor, textOf, type Visitor } from '../../testing/visitor.ts'

/** What was seen, wherever it was to be seen; a page tells no error, only its code. */
export type Seen = { status: number; error: string | undefined; code: number; text: string }

export type Row = {
  what: string
  seen: readonly [status: number, error: string | undefined, code: number]
  text?: RegExp
  provoke: (bench: Bench) => Seen | Promise<Seen>
}

export type Rows<Table> = { readonly [Name in keyof Table]: Row }

/** Every row is a test. What one of them switched on is off for the next; time that passed has passed. */
export function provokeAll(rows: Readonly<Record<string, Row>>): void {
  let bench: Bench
  before(async () => {
    bench = await openBench()
  })
  after(() => bench.sandbox[Symbol.asyncDispose]())
  afterEach(async () => {
    await control(bench.sandbox, 'tenant', { requiresMfa: false, takesConsentRequests: false })
    await fetch(`${bench.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
  })
  for (const { what, seen: expected, text, provoke } of Object.values(rows))
    test(`AADSTS${expected[2]} ${what}`, async () => {
      const seen = await provoke(bench)
      assert.deepEqual([seen.status, seen.error, seen.code], expected, seen.text)
      if (text) assert.match(seen.text, text)
    })
}

export const graph = 'https://graph.microsoft.com'
export const page = 'https://page.example'

/** The query of a page, or the form of a page, that asks for nothing special. */
const plainQuery = { redirect_uri: appRedirect, response_type: 'code', scope: 'User.Read' }

export type Bench = Awaited<ReturnType<typeof openBench>>

type Headers = Record<string, string>

async function openBench() {
  const sandbox = await testSandbox()
  const certificate = await clientCertificate(sandbox.now(), new Date(sandbox.now().getTime() + 300 * day))
  const app = await appWithEverything(sandbox, certificate.pem)

  const onToken = async (fields: Query, headers: Headers = {}, tokenUrl = sandbox.tokenUrl): Promise<Seen> => {
    const { status, body } = await askAs(sandbox, app, fields, headers, tokenUrl)
    const { code, text } = readText(String(body.error_description))
    assert.deepEqual(body.error_codes, [code])
    return { status, error: String(body.error), code, text }
  }
  const codeOf = async (changes: Query = {}): Promise<string> =>
    returned(await visitAs(sandbox, app, 'Tom Becker', { scope: 'User.Read offline_access', ...changes })).code ?? ''
  const authorizeAddress = (changes: Query, name = tenant.id, endpoint = 'oauth2/v2.0/authorize'): string =>
    `${sandbox.url}/${name}/${endpoint}?${new URLSearchParams(given({ client_id: app.clientId, ...plainQuery, ...changes }))}`

  return {
    sandbox,
    app,
    onToken,
    codeOf,
    authorizeAddress,
    tokenUrlOf: (name: string): string => `${sandbox.url}/${name}/oauth2/v2.0/token`,
    /** An app for itself. */
    onOwn: (fields: Query, headers: Headers = {}, tokenUrl = sandbox.tokenUrl) =>
      onToken({ grant_type: 'client_credentials', scope: `${graph}/.default`, ...fields }, headers, tokenUrl),
    onCode: (fields: Query, headers: Headers = {}) =>
      onToken({ grant_type: 'authorization_code', redirect_uri: appRedirect, ...fields }, headers),
    onPassword: (fields: Query) =>
      onToken({
        grant_type: 'password',
        username: 'tom@alder.example',
        password: 'sandbox-only-password',
        scope: 'User.Read',
        ...fields,
      }),
    onRefresh: (refresh_token: string, fields: Query = {}, headers: Headers = {}) =>
      onToken({ grant_type: 'refresh_token', refresh_token, ...fields }, headers),
    refreshTokenOf: async (changes: Query = {}, fields: Query = {}, headers: Headers = {}): Promise<string> => {
      const redeemed = {
        grant_type: 'authorization_code',
        redirect_uri: changes.redirect_uri ?? appRedirect,
        ...fields,
      }
      const { body } = await askAs(sandbox, app, { ...redeemed, code: await codeOf(changes) }, headers)
      return String(body.refresh_token)
    },
    /** What goes back to the app with the browser. */
    onReturn: async (changes: Query): Promise<Seen> => seenOnReturn(await newVisitor().get(authorizeAddress(changes))),
    /** The same for somebody who is picked. */
    onReturnAs: async (name: string, changes: Query, visitor: Visitor = newVisitor()): Promise<Seen> =>
      seenOnReturn(await visitAs(sandbox, app, name, changes, visitor)),
    onAuthorizePage: async (changes: Query, name = tenant.id): Promise<Seen> =>
      seenOnPage(await fetch(authorizeAddress(changes, name), { redirect: 'manual' })),
    assertion: (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}): Query => {
      const now = Math.floor(sandbox.now().getTime() / 1000)
      const { clientId } = app
      const own = { aud: sandbox.tokenUrl, iss: clientId, sub: clientId, jti: 'one', nbf: now, exp: now + 600 }
      const head = { alg: 'RS256', typ: 'JWT', x5t: certificate.thumbprint.toString('base64url'), ...header }
      const letter = [head, { ...own, ...claims }].map(encoded).join('.')
      return letterOf(`${letter}.${sign('sha256', Buffer.from(letter), certificate.privateKey).toString('base64url')}`)
    },
  }
}

/** With a secret that outlives every test, a certificate, an address of a server and one of a page. */
async function appWithEverything(sandbox: TestSandbox, certificate: string): Promise<TestApp> {
  const { clientId } = await newApp(sandbox, {
    redirectUris: { [appRedirect]: 'web', [`${page}/`]: 'spa' },
    permissions: [`delegated ${graph} User.Read`, `delegated ${graph} offline_access`],
  })
  const { value: secret } = await control(sandbox, `apps/${clientId}/secrets`, { days: 730 }, 201)
  await control(sandbox, `apps/${clientId}/certificates`, { certificate })
  await control(sandbox, `apps/${clientId}/admin-consent`, {})
  return { clientId, secret }
}

export const given = (query: Query): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined))

export const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url')

/** The fields in which an assertion travels. */
export const letterOf = (assertion: string): Query => ({
  client_secret: undefined,
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: assertion,
})

export const readText = (text: string): { code: number; text: string } => {
  const match = /AADSTS(\d+): (.*?)(?: Trace ID: | In this sandbox: |$)/.exec(text)
  return { code: Number(match?.[1]), text: match?.[2] ?? text }
}

export function seenOnReturn(response: Response): Seen {
  const { error, error_description: description = '' } = returned(response)
  return { status: response.status, error, ...readText(description) }
}

export const seenOnPage = async (response: Response): Promise<Seen> => ({
  status: response.status,
  error: undefined,
  ...readText(textOf(await response.text())),
})
