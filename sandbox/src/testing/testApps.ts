// App registrations as an administrator makes them, and what somebody at a browser meets on the way to tokens.

import assert from 'node:assert/strict'
import { control } from './testGraph.ts'
import { type Answer, authorizeAddress, type Query, type TestSandbox } from './testSandbox.ts'
import { newVisitor, readForm, type Visitor } from './visitor.ts'

export type TestApp = { clientId: string; secret: string }

export type NewTestApp = {
  redirectUris?: Readonly<Record<string, 'web' | 'spa' | 'publicClient'>>
  /** `delegated https://graph.microsoft.com Mail.Read` */
  permissions?: readonly string[]
  settings?: Readonly<Record<string, unknown>>
}

export const appRedirect = 'https://app.example/callback'

export async function newApp(sandbox: TestSandbox, app: NewTestApp = {}): Promise<TestApp> {
  const { clientId } = await control(sandbox, 'apps', { displayName: 'Another app' }, 201)
  for (const [uri, platform] of Object.entries(app.redirectUris ?? { [appRedirect]: 'web' }))
    await control(sandbox, `apps/${clientId}/redirect-uris`, { uri, platform })
  for (const line of app.permissions ?? []) {
    const [kind, resource, permission] = line.split(' ')
    await control(sandbox, `apps/${clientId}/permissions`, { kind, resource, permission })
  }
  if (app.settings) await changeApp(sandbox, clientId, app.settings)
  const { value } = await control(sandbox, `apps/${clientId}/secrets`, { description: 'For a test' }, 201)
  return { clientId, secret: value }
}

export async function changeApp(sandbox: TestSandbox, clientId: string, changes: unknown): Promise<void> {
  const response = await fetch(`${sandbox.url}/_sandbox/apps/${clientId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(changes),
  })
  assert.equal(response.status, 200, await response.text())
}

/** Asks for tokens as somebody who is not Countersign. */
export async function askAs(
  sandbox: TestSandbox,
  app: TestApp,
  fields: Query,
  headers: Record<string, string> = {},
  tokenUrl = sandbox.tokenUrl,
): Promise<Answer> {
  const all: Query = { client_id: app.clientId, client_secret: app.secret, ...fields }
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const response = await fetch(tokenUrl, { method: 'POST', body: new URLSearchParams(given), headers })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}

/** Goes to /authorize for an app, picks somebody if it is asked who, and comes back with whatever is shown then. */
export async function visitAs(
  sandbox: TestSandbox,
  app: TestApp,
  name: string,
  changes: Query = {},
  visitor: Visitor = newVisitor(),
): Promise<Response> {
  const query = { client_id: app.clientId, redirect_uri: appRedirect, find: name, ...changes }
  const response = await visitor.get(authorizeAddress(sandbox.authorizeUrl, query))
  if (response.status !== 200 || !(await response.clone().text()).includes('Pick an account')) return response
  const { action, hidden, buttons } = readForm(await response.text())
  const card = buttons.find(({ text }) => text.includes(name))
  if (!card) throw new Error(`nobody called ${name} on the sign-in page`)
  return visitor.post(sandbox.url + action, { ...hidden, [card.name]: card.value })
}

/** Presses a button of the form that is shown; further fields are what somebody ticked or typed. */
export async function press(
  sandbox: TestSandbox,
  visitor: Visitor,
  shown: Response,
  button: string,
  fields: Record<string, string> = {},
): Promise<Response> {
  const { action, hidden, buttons } = readForm(await shown.text())
  const pressed = buttons.find(({ text }) => text === button)
  if (!pressed) throw new Error(`no button ${button}, but ${buttons.map(({ text }) => text).join(', ')}`)
  return visitor.post(sandbox.url + action, { ...hidden, ...fields, [pressed.name]: pressed.value })
}

export const claimsIn = (token: unknown): Record<string, unknown> =>
  JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString())

export function assertRefused({ status, headers, body }: Answer, expected: readonly [number, string, number]): void {
  assert.deepEqual([status, body.error, (body.error_codes as number[])[0]], expected, String(body.error_description))
  assert.ok(String(body.error_description).startsWith(`AADSTS${expected[2]}: `), String(body.error_description))
  assert.match(String(body.timestamp), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/)
  assert.equal(headers.get('x-ms-request-id'), body.trace_id)
  assert.equal(headers.get('client-request-id'), body.correlation_id)
  assert.equal(headers.get('cache-control'), 'no-store, no-cache')
}
