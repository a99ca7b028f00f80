import { type App, answerProblem, type RequestContext, refused } from '../../http/index.ts'
import type { Send } from '../../platform/egress/index.ts'
import { type Answer, type HearParts, hear } from './hear.ts'
import { openKeySets } from './keySets.ts'
import { type TokenRefusal, tokenSentences } from './proof.ts'

const methods = ['GET', 'POST', 'PUT', 'DELETE']

/** Where other systems call processes. No cookie is read: they prove themselves by what they send. */
export function mountWebhooks(app: App, { send, ...given }: Omit<HearParts, 'keySets'> & { send: Send }): void {
  const parts = { ...given, keySets: openKeySets({ send, nowMs: () => given.moment().nowMs }) }
  const route = '/inbound/:path'
  app.all(route, async (c) => {
    c.set('route', route)
    const { method } = c.req
    if (!methods.includes(method)) return refuse(c, { type: 'wrong-method', allowed: methods.join(', ') })
    const raw = Buffer.from(await c.req.arrayBuffer())
    const { headers, params } = { headers: c.req.header(), params: c.req.query() }
    const answer = await hear(parts, { path: c.req.param('path'), method, raw, headers, params })
    if (answer.type !== 'answered') return refuse(c, answer)
    const { status, headers: told, body } = answer.answer
    if (body === null) return c.newResponse(null, { status: status as 200, headers: told })
    const isText = typeof body === 'string'
    const type = isText ? 'text/plain; charset=utf-8' : 'application/json'
    const given = { 'Content-Type': type, ...told }
    return c.newResponse(isText ? body : JSON.stringify(body), { status: status as 200, headers: given })
  })
}

function refuse(c: RequestContext, answer: Exclude<Answer, { type: 'answered' }>): Response {
  switch (answer.type) {
    case 'not-found':
      return answerProblem(c, refused('not-found', { detail: 'No process listens here.' }))
    case 'wrong-method':
      c.header('Allow', answer.allowed)
      return answerProblem(c, refused('method-not-allowed', { detail: `It takes ${answer.allowed}.` }))
    case 'bad-proof':
      return answerProblem(c, refused('proof-refused'))
    case 'bad-token':
      return refuseToken(c, answer.refusal)
    case 'unreadable':
      return answerProblem(c, refused('invalid-json', { detail: answer.reason }))
    case 'unfit':
      return answerProblem(c, refused('unfit-request', { detail: answer.reason }))
    case 'unusable':
      c.get('log')().error({ reason: answer.reason }, 'a webhook is configured so that nobody can call it')
      return answerProblem(
        c,
        refused('unavailable', { detail: 'This webhook is not ready; its owner has to look at it.' }),
      )
  }
}

/** As RFC 6750 says it: whoever has a good token that is not enough is 403, everybody else 401. */
function refuseToken(c: RequestContext, refusal: TokenRefusal): Response {
  if (refusal.refused === 'lacks') {
    c.header('WWW-Authenticate', 'Bearer error="insufficient_scope"')
    return answerProblem(c, refused('token-insufficient', { detail: `The token lacks ${refusal.what}.` }))
  }
  c.header('WWW-Authenticate', refusal.refused === 'no-token' ? 'Bearer' : 'Bearer error="invalid_token"')
  return answerProblem(c, refused('proof-refused', { detail: tokenSentences[refusal.refused] }))
}
