import type { BrowserContext } from 'playwright-core'
import { pressed } from '../../server/src/testing/testBrowser.ts'

export type Person = 'Ada Lindqvist' | 'Grace Okafor' | 'Mateo Rossi' | 'Priya Nair' | 'Jonas Weber' | 'Tom Becker'

/**
 * The way through the sandbox's page of people without drawing one: a session of this browser's own, as if somebody had
 * clicked. How it looks is tried by `signIn.test.ts`.
 */
export async function signIn({ request }: BrowserContext, person: Person): Promise<void> {
  const choice = await request.get('/sign-in?returnTo=/api/v1/me', { maxRetries })
  const { url, init } = pressed(await choice.text(), choice.url(), person)
  const form = Object.fromEntries(init.body as URLSearchParams)
  const { origin } = new URL(choice.url())
  const me = await request.post(url.href, { form, headers: { origin }, maxRetries })
  const { account } = (await me.json()) as { account?: { name: string } }
  if (account?.name !== person) throw new Error(`${person} could not sign in: ${me.status()} ${me.url()}`)
}

const maxRetries = 3 // a connection kept open from before the server was killed
