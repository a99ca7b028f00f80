import { Hono } from 'hono'
import type { Traced } from '../entra/index.ts'
import { hosts } from '../faults/index.ts'
import type { Premises } from '../premises.ts'
import { type Filter, finds } from './find.ts'
import { present } from './present.ts'

const limitMax = 1_000
const usualLimit = 100

/** `GET /_journal?host&method&path&status&since&text&limit` tells the newest that fit, the oldest of them first. */
export const journalRoutes = ({ journal }: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/_journal', (c) => {
      const reading = readQuery(c.req.query())
      if (typeof reading === 'string') return c.json({ error: reading }, 400)
      const { filter, limit } = reading
      const entries = journal.entries().filter((entry) => finds(filter, entry))
      return c.json({
        entries: entries.slice(-limit).map(present),
        found: entries.length,
        held: journal.entries().length,
        forgotten: journal.forgotten(),
      })
    })
    .delete('/_journal', (c) => {
      journal.clear()
      return c.body(null, 204)
    })

const names: readonly string[] = ['host', 'method', 'path', 'status', 'since', 'text', 'limit']

const hostWords: readonly string[] = [...hosts, 'cloud', 'none']

/** A filter that is misspelt must not look like one that finds everything. */
function readQuery(query: Record<string, string>): { filter: Filter; limit: number } | string {
  const unknown = Object.keys(query).find((name) => !names.includes(name))
  if (unknown !== undefined) return `There is no filter ${unknown}. There are ${names.join(', ')}.`
  const { since, limit, ...rest } = query
  const count = limit === undefined ? usualLimit : Number(limit)
  if (!Number.isInteger(count) || count < 1 || count > limitMax) return `limit is a number from 1 to ${limitMax}.`
  if (rest.status !== undefined && !/^(\d{3}|[1-5]xx|none)$/.test(rest.status))
    return 'status is a number such as 404, a class such as 4xx, or none.'
  if (rest.host !== undefined && !hostWords.includes(rest.host)) return `host is one of ${hostWords.join(', ')}.`
  if (since === undefined) return { filter: rest, limit: count }
  const after = /^\d+$/.test(since) ? Number(since) : new Date(since)
  return Number.isNaN(Number(after))
    ? 'since is a moment such as 2026-11-20T09:00:00Z, or the id of an entry.'
    : { filter: { ...rest, since: after }, limit: count }
}
