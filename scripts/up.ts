// `npm start`: pages, sandbox and server, running until told to stop.

import { join } from 'node:path'
import { serverFlags } from '../server/src/platform/serverFlags.ts'
import { showProgress } from './bootstrap/progress.mjs'
import { root } from './bootstrap/root.mjs'
import { buildPages } from './pages.ts'
import { CantStart } from './up/cantStart.ts'
import { planFor } from './up/plan.ts'
import { readyBlock } from './up/readyBlock.ts'
import { stopSignal } from './up/stopSignal.ts'
import { supervise } from './up/supervise.ts'

const stop = stopSignal()
const progress = showProgress(process.stderr)
const plan = planFor(process.env, root)
const colours = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR

const program = (name: string, workspace: string, environment: typeof plan.server, flags: readonly string[]) => ({
  name,
  file: join(root, workspace, 'src', 'main.ts'),
  environment,
  flags,
  log: join(plan.logs, `${workspace}.log`),
})

try {
  await buildPages(progress, stop)
  const server = program('The server', 'server', plan.server, serverFlags)
  const sandbox = plan.sandbox && program('The sandbox', 'sandbox', plan.sandbox, [])
  await supervise({ server, sandbox }, progress, stop, (ready) => {
    console.log(readyBlock(ready.server, ready.sandboxUrl, plan.logs, colours))
  })
} catch (cause) {
  progress.end()
  if (!(cause instanceof CantStart)) throw cause
  console.error(`\n${cause.message}`)
  process.exitCode = 1
  // A server that was killed could not stop its PostgreSQL.
  const { stopLeftBehind } = await import('../server/src/platform/postgres/index.ts')
  await stopLeftBehind(plan.data)
}
