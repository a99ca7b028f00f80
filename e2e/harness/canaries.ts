// Secrets that this test file has put into fields. When a world ends they are looked for wherever they could have
// surfaced: in every table, in the log, in what the server answered to any window, and in what a page showed.

import { setTimeout as pause } from 'node:timers/promises'
import type { BrowserContext, Page, Response } from 'playwright-core'
import { openPool } from '../../server/src/platform/database/index.ts'
import { tablesHolding } from '../../server/src/testing/tablesHolding.ts'

/** Of Countersign's own registration in the sandbox: entered as a client secret by many a test. */
const secrets = new Set(['sandbox-only-secret'])

/** From now on it must be found nowhere. */
export function keepSecret(value: string | null | undefined): void {
  if (value) secrets.add(value)
}

const patienceMs = 5_000 // with an answer that never ends, and a page that never answers

const shortened = (secret: string): string => `${secret.slice(0, 12)}…`

export type Canaries = {
  /** Looks at what the server answers to these windows. */
  watch(context: BrowserContext): void
  /** Looks at what a page shows before it is put away. */
  look(page: Page): Promise<void>
  /** Something the server wrote on its output. */
  hear(text: string): void
  /** Throws where something was seen, heard, or stands in a table of this database. */
  search(databaseUrl: string | undefined): Promise<void>
}

export function openCanaries(url: string): Canaries {
  const said: string[] = []
  const found = new Set<string>()
  const underWay = new Set<Promise<void>>()

  const searchIn = (text: string, place: string): void => {
    for (const secret of secrets) if (text.includes(secret)) found.add(`${shortened(secret)} in ${place}`)
  }
  const read = async (response: Response): Promise<void> => {
    const headers = JSON.stringify(response.headers())
    const body = await response.text().catch(() => '') // of a page that was left, or an answer that has no body
    searchIn(`${headers} ${body}`, `the answer of ${response.request().method()} ${response.url()}`)
  }
  return {
    watch: (context) =>
      void context.on('response', (response) => {
        if (!isOurs(response)) return
        const reading = read(response).finally(() => underWay.delete(reading))
        underWay.add(reading)
      }),
    look: async (page) => {
      if (!page.url().startsWith(url)) return
      const shown = await page
        .locator('body')
        .innerText({ timeout: patienceMs })
        .catch(() => '') // it hangs, or was left
      searchIn(shown, `the page ${page.url()}`)
    },
    hear: (text) => void said.push(text),
    search: async (databaseUrl) => {
      await Promise.race([Promise.all(underWay), pause(patienceMs, undefined, { ref: false })])
      searchIn(said.join(''), 'the log')
      if (databaseUrl) for (const place of await inTables(databaseUrl)) found.add(place)
      const places = [...found]
      found.clear() // each is told once
      if (places.length > 0) throw new Error(`Secrets have surfaced: ${places.join('; ')}`)
    },
  }

  function isOurs(response: Response): boolean {
    return response.url().startsWith(url) && ['document', 'fetch', 'xhr'].includes(response.request().resourceType())
  }
}

async function inTables(databaseUrl: string): Promise<string[]> {
  const pool = openPool({ url: databaseUrl, connectionsMax: 4 })
  try {
    const places: string[] = []
    for (const secret of secrets)
      for (const table of await tablesHolding(pool, secret)) places.push(`${shortened(secret)} in the table ${table}`)
    return places
  } finally {
    await pool.end()
  }
}
