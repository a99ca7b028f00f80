// The sandbox's Entra, as tests play its administrators and whoever signs in there.

import assert from 'node:assert/strict'
import type { Config } from '../platform/config.ts'
import { pressed, type TestBrowser } from './testBrowser.ts'
import type { Name } from './testServer.ts'

export type Entra = {
  origin: string
  tenant: string
  /** Of Countersign. */
  clientId: string
  /** `/_sandbox/…` */
  control<Answer = unknown>(method: string, path: string, body?: unknown): Promise<Answer>
  /** How often somebody asked for tokens. */
  tokenCalls(): Promise<number>
  /** An app registration of its own, with a secret; nothing is granted to it. */
  newApp(): Promise<{ clientId: string; secret: string }>
  /** Goes where a sign-in begins, as this person, and presses; answers the page that comes of it. */
  visit(browser: TestBrowser, url: string, person: Name, press?: 'Accept' | 'Cancel'): Promise<Response>
}

/** A server that signs people in by the sandbox. */
export type SignedInBy = {
  url: string
  config: { identityProvider: Pick<Config['identityProvider'], 'issuer' | 'clientId'> }
}

export function entraOf(server: SignedInBy): Entra {
  const { issuer, clientId } = server.config.identityProvider
  const { origin } = issuer
  const tenant = issuer.pathname.split('/')[1] ?? ''

  const control: Entra['control'] = async (method, path, body) => {
    const answer = await fetch(`${origin}/_sandbox/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    assert.ok(answer.ok, `${method} ${path} ${answer.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }

  return {
    ...{ origin, tenant, clientId, control },
    tokenCalls: async () => {
      const path = encodeURIComponent(`/${tenant}/oauth2/v2.0/token`)
      const answer = await fetch(`${origin}/_journal?method=POST&path=${path}&limit=1000`)
      return ((await answer.json()) as { found: number }).found
    },
    newApp: async () => {
      const app = await control<{ clientId: string }>('POST', 'apps', { displayName: 'An app of its own' })
      const uri = `${server.url}/connections/callback`
      await control('POST', `apps/${app.clientId}/redirect-uris`, { uri })
      const { value } = await control<{ value: string }>('POST', `apps/${app.clientId}/secrets`, {})
      return { clientId: app.clientId, secret: value }
    },
    visit: async (browser, url, person, press) => {
      const asked = await browser.fetch(url)
      const chosen = pressed(await asked.text(), url, person)
      let page = await browser.fetch(chosen.url, chosen.init)
      for (let at = chosen.url; page.headers.has('Location'); page = await browser.fetch(at)) {
        at = new URL(page.headers.get('Location') ?? '', at)
        if (at.origin !== origin) return page
      }
      if (press === undefined) return page
      const agreed = pressed(await page.text(), chosen.url, press)
      return browser.fetch(agreed.url, agreed.init)
    },
  }
}
