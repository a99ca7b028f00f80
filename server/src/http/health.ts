import type { Pool } from '../platform/database/index.ts'
import { sql } from '../platform/database/index.ts'
import type { App } from './environment.ts'
import { answerProblem, refused } from './problem.ts'

/** `/health`: this process answers. `/ready`: it can also do its work. Neither says more than that to strangers. */
export function mountHealth(app: App, pool: Pool, isStopping: () => boolean): void {
  app.get('/health', (c) => {
    c.set('route', '/health')
    return c.json({ status: 'ok' })
  })
  app.get('/ready', async (c) => {
    c.set('route', '/ready')
    if (isStopping()) return answerProblem(c, refused('unavailable', { detail: 'The server is stopping.' }))
    try {
      await pool.rows(sql`select 1`)
      return c.json({ status: 'ready' })
    } catch (cause) {
      c.get('log')().error({ err: cause }, 'not ready')
      return answerProblem(c, refused('unavailable'))
    }
  })
}
