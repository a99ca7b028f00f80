// `/callbacks/{token}`: where linked flows say what was decided, and ask what became of it. Whoever has the token may; to
// everybody else there is nothing here. GET decides nothing.

import { isFinished } from '@countersign/core/links'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type App, answerProblem, isRefused, type RequestContext, refused } from '../../http/index.ts'
import { hashOf } from '../../platform/ids.ts'
import type { Parts } from '../parts.ts'
import { isRoundTrip, markRunning, type Result, selectStarted } from '../sql/index.ts'
import { hearDecision } from './decision.ts'
import { noteCall } from './noteCall.ts'
import { hearTest } from './testCallback.ts'

const path = '/callbacks/:token{[\\w-]{43}}'

const unknown = refused('not-found', {
  detail: 'This address is not known, or counts for nothing any more. Nothing was changed.',
})

export function mountLinkCallbacks(app: App, parts: Parts): void {
  const { pool } = parts

  app.post(path, async (c) => {
    begin(c)
    const tokenHash = hashOf(c.req.param('token'))
    const started = await selectStarted(pool, tokenHash)
    if (!started && !(await isRoundTrip(pool, tokenHash))) return answerProblem(c, unknown)
    const body = await jsonOf(c)
    if (body === undefined) return answerProblem(c, refused('invalid-json'))
    if (!started)
      return (await hearTest(parts, tokenHash, body)) ? c.json({ code: 'heard' }) : answerProblem(c, unknown)
    const heard = await hearDecision(parts, tokenHash, started, body)
    return isRefused(heard) ? answerProblem(c, heard) : answerResult(c, heard)
  })

  app.get(path, async (c) => {
    begin(c)
    const tokenHash = hashOf(c.req.param('token'))
    const started = await selectStarted(pool, tokenHash)
    if (!started) return answerProblem(c, unknown)
    const { requestId, state: startState, requestState: state } = started
    if (startState === 'starting' || startState === 'unknown') await markRunning(pool, tokenHash)
    await noteCall(parts, started)
    return c.json({ requestId, state, isFinished: isFinished(state) })
  })
}

function begin(c: RequestContext): void {
  c.set('route', '/callbacks/:token')
  c.header('Cache-Control', 'no-store')
}

const answerResult = (c: RequestContext, { status, code, sentence }: Result): Response =>
  c.json({ code, sentence }, status as ContentfulStatusCode)

const jsonOf = async (c: RequestContext): Promise<unknown> => c.req.json().catch(() => undefined)
