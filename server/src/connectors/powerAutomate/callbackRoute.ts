import { type App, answerProblem, refused } from '../../http/index.ts'
import type { Processes } from '../../processes/index.ts'
import { type CallbackAddresses, callbackPath } from './callbackAddress.ts'

/** Dataverse says that a run has ended: we look. What it sends is not read. */
export function mountCallbacks(app: App, { hurry }: Pick<Processes, 'hurry'>, callbacks: CallbackAddresses): void {
  const path = `${callbackPath}/:token`
  app.post(path, async (c) => {
    c.set('route', path)
    const attempt = callbacks.read(c.req.param('token'))
    if (!attempt) return answerProblem(c, refused('not-found'))
    await hurry(attempt)
    return c.body(null, 204)
  })
  app.all(path, (c) => {
    c.set('route', path)
    c.header('Allow', 'POST')
    return answerProblem(c, refused('method-not-allowed', { detail: 'It takes POST.' }))
  })
}
