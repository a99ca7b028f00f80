// The outside that servers act on, in a process of its own that nobody kills, with a book of its own. It counts by what
// is wished for, not by the key it is told: two keys for one wish are the same thing done twice.
//
// POST /keyed?key=…&wish=…   does it (what is keyed: unless it knows the key) and answers a moment later
// GET  /known?key=…          was it done?
// GET  /book                 how often each wish was carried out, by kind

import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { type Kind, kinds } from './kind.ts'

const answerMsMax = Number(process.env.RECEIVER_ANSWER_MS_MAX)
const keys = new Set<string>()
const book = new Map(kinds.map((kind) => [kind, new Map<string, number>()]))

function perform(kind: Kind, key: string, wish: string): void {
  const isKnown = keys.has(key)
  keys.add(key)
  if (kind === 'keyed' && isKnown) return
  const times = book.get(kind)
  times?.set(wish, (times.get(wish) ?? 0) + 1)
}

const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://receiver')
  const key = searchParams.get('key') ?? ''
  if (pathname === '/book') {
    const pages = [...book].map(([kind, times]) => [kind, Object.fromEntries(times)])
    response.end(JSON.stringify(Object.fromEntries(pages)))
    return
  }
  if (request.method === 'POST') {
    perform(pathname.slice(1) as Kind, key, searchParams.get('wish') ?? '')
    await setTimeout(Math.random() * answerMsMax) // who is killed now has acted and does not know it
  }
  response.end(JSON.stringify({ done: keys.has(key) }))
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.send?.((server.address() as AddressInfo).port)
process.on('disconnect', () => process.exit())
