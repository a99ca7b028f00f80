// Whether an address leads to this server: only we can say back what we are asked.

import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { App } from '../http/index.ts'
import { CallFault } from '../platform/egress/index.ts'
import type { Parts } from './parts.ts'

const path = '/callbacks/reach'

const proofOf = (key: Buffer, asked: string): string => createHmac('sha256', key).update(asked).digest('base64url')

export function mountReach(app: App, { reachKey }: Pick<Parts, 'reachKey'>): void {
  app.get(`${path}/:asked{[\\w-]{1,64}}`, (c) => {
    c.set('route', path)
    c.header('Cache-Control', 'no-store')
    return c.json({ countersign: proofOf(reachKey, c.req.param('asked')) })
  })
}

/** What of an address is wrong, in a sentence; nothing where it leads here. */
export async function reachFrom({ sendHome, reachKey }: Parts, dataServiceUrl: string): Promise<string | undefined> {
  const asked = randomUUID()
  const url = below(dataServiceUrl, `${path}/${asked}`)
  try {
    const { status, body } = await sendHome({
      url,
      method: 'GET',
      limits: { headMs: 10_000, bodyMs: 10_000, bytesMax: 10_000 },
    })
    if (status === 200 && isProof(body, proofOf(reachKey, asked))) return undefined
    if (status === 421)
      return `${url.host} leads to a Countersign that goes by another name: its proxy has to pass on the host it is configured with.`
    return `At ${url.host} somebody else answers (${status}), not this server. Compare the address, and what the proxy leads where.`
  } catch (cause) {
    if (!(cause instanceof CallFault)) throw cause
    return `This server does not reach itself at that address. ${cause.message}`
  }
}

/** An address of ours, which may lie behind a path of the proxy's. */
export const below = (base: string, tail: string): URL => new URL(`${base.replace(/\/+$/, '')}${tail}`)

function isProof(body: Buffer, expected: string): boolean {
  const given = Buffer.from(/"countersign":"([\w-]+)"/.exec(body.toString())?.[1] ?? '')
  return given.length === expected.length && timingSafeEqual(given, Buffer.from(expected))
}
