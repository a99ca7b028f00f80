// A sandbox for one test: on a free port, over a real database in a folder of its own, with a clock that can be moved.

import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tenant } from '../company/index.ts'
import { startSandbox } from '../sandbox.ts'
import { openStore, type Store } from '../store/index.ts'
import { bringKeys } from './bringKeys.ts'
import { newVisitor, readForm, type Visitor } from './visitor.ts'

export const clientId = '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21'
export const clientSecret = 'sandbox-only-secret'
export const redirectUri = 'http://localhost:8080/sign-in/callback'
export const frontPage = 'http://localhost:8080/'

export type TestSandbox = {
  url: string
  httpsUrl: string
  smtpUrl: string
  certificateAuthority: string
  /** The endpoints of Alder Instruments' tenant. */
  authorizeUrl: string
  tokenUrl: string
  logoutUrl: string
  passTime: (ms: number) => void
  now: () => Date
  /** Errors the sandbox would have logged. */
  reported: readonly Error[]
  /** Stops it, lets something be done to what it remembers, and starts it again on another port. */
  restart: (meanwhile?: (store: Store) => void, settings?: { redirectUris: readonly string[] }) => Promise<void>
  [Symbol.asyncDispose]: () => Promise<void>
}

/** `start`: where its world stands still until time is passed. */
export async function testSandbox(start = new Date(Date.UTC(2026, 10, 20, 9, 2, 24))): Promise<TestSandbox> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sandbox-test-'))
  const settings = {
    host: '127.0.0.1',
    port: 0,
    httpsPort: 0,
    smtpPort: 0,
    dataFolder,
    url: undefined,
    redirectUris: [redirectUri] as readonly string[],
    frontPage,
  }
  const reported: Error[] = []
  let time = start.getTime()
  const clock = () => new Date(time)
  const open = () => startSandbox(settings, clock, (error) => reported.push(error))
  {
    using store = openStore(dataFolder)
    await bringKeys(store, start)
  }
  let running = await open()
  const at = (path: string) => `${running.url}/${tenant.id}/oauth2/v2.0/${path}`
  return {
    get url() {
      return running.url
    },
    get httpsUrl() {
      return running.httpsUrl
    },
    get smtpUrl() {
      return running.smtpUrl
    },
    get certificateAuthority() {
      return running.certificateAuthority
    },
    get authorizeUrl() {
      return at('authorize')
    },
    get tokenUrl() {
      return at('token')
    },
    get logoutUrl() {
      return at('logout')
    },
    passTime: (ms) => {
      time += ms
    },
    now: clock,
    reported,
    restart: async (meanwhile = () => {}, changes) => {
      await running[Symbol.asyncDispose]()
      Object.assign(settings, changes)
      {
        using store = openStore(dataFolder)
        meanwhile(store)
      }
      running = await open()
    },
    [Symbol.asyncDispose]: async () => {
      await running[Symbol.asyncDispose]()
      rmSync(dataFolder, { recursive: true })
    },
  }
}

export type Query = Record<string, string | undefined>

/** The address an app sends a browser to; `undefined` takes a parameter out. */
export function authorizeAddress(authorizeUrl: string, changes: Query = {}): string {
  const query: Query = {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid profile email offline_access',
    state: 'the-state',
    nonce: 'the-nonce',
    ...changes,
  }
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return `${authorizeUrl}?${new URLSearchParams(given)}`
}

/** Opens the sign-in page, looks for somebody and presses somebody's card. */
export async function signIn(
  sandbox: TestSandbox,
  name: string,
  changes: Query = {},
  visitor: Visitor = newVisitor(),
): Promise<Response> {
  const page = await (await visitor.get(authorizeAddress(sandbox.authorizeUrl, { ...changes, find: name }))).text()
  const { action, hidden, buttons } = readForm(page)
  const card = buttons.find(({ text }) => text.includes(name))
  if (!card) throw new Error(`nobody called ${name} on the sign-in page`)
  return visitor.post(sandbox.url + action, { ...hidden, [card.name]: card.value })
}

/** What an answer takes back to the app, in the query or behind the #. */
export function returned(response: Response): Record<string, string> {
  const location = response.headers.get('location')
  if (location === null) throw new Error(`no redirect: ${response.status}`)
  const { searchParams, hash } = new URL(location)
  return Object.fromEntries([...searchParams, ...new URLSearchParams(hash.slice(1))])
}

/** A code for somebody, by way of the sign-in page. */
export async function codeFor(sandbox: TestSandbox, name: string, changes: Query = {}): Promise<string> {
  return returned(await signIn(sandbox, name, changes)).code ?? ''
}

export function newProof(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> }

/** Asks for tokens as Countersign does; `undefined` takes a field out. */
export async function askTokens(
  sandbox: TestSandbox,
  fields: Query,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const all: Query = { client_id: clientId, client_secret: clientSecret, redirect_uri: redirectUri, ...fields }
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const response = await fetch(sandbox.tokenUrl, { method: 'POST', body: new URLSearchParams(given), headers })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

export const redeem = (sandbox: TestSandbox, code: string, fields: Query = {}): Promise<Answer> =>
  askTokens(sandbox, { grant_type: 'authorization_code', code, ...fields })

export const refresh = (sandbox: TestSandbox, refreshToken: unknown, fields: Query = {}): Promise<Answer> =>
  askTokens(sandbox, { grant_type: 'refresh_token', refresh_token: String(refreshToken), ...fields })
