// `/callbacks/{token}`: where linked flows say what was decided, and ask what became of it. Whoever has the token may.

import { type App, answerProblem, type RequestContext, refused } from '../../http/index.ts'
import { hashOf } from '../../platform/ids.ts'
import type { Parts } from '../parts.ts'
import { isRoundTrip } from '../sql/index.ts'
import { hearTest } from './testCallback.ts'

const path = '/callbacks/:token{[\\w-]{43}}'

const unknown = refused('not-found', { detail: 'This address is not known, or counts for nothing any more.' })

export function mountLinkCallbacks(app: App, parts: Parts): void {
  app.post(path, async (c) => {
    c.set('route', '/callbacks/:token')
    c.header('Cache-Control', 'no-store')
    const tokenHash = hashOf(c.req.param('token'))
    const body = await jsonOf(c)
    if (body === undefined) return answerProblem(c, refused('invalid-json'))
    if (!(await isRoundTrip(parts.pool, tokenHash))) return answerProblem(c, unknown)
    return (await hearTest(parts, tokenHash, body)) ? c.json({ code: 'heard' }) : answerProblem(c, unknown)
  })
}

const jsonOf = async (c: RequestContext): Promise<unknown> => c.req.json().catch(() => undefined)
