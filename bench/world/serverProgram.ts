// The whole server as `npm start` runs it, but for two actions that the measured processes call, and for its pages,
// which nobody looks at. Says how much memory it takes when it is asked.

import { readConfig } from '../../server/src/platform/config.ts'
import { startServer } from '../../server/src/startServer.ts'
import { actions } from './actions.ts'

export type ServerTold = { ready: { issuer: string } } | { memoryBytes: number } | { failed: string }

const tell = (told: ServerTold): void => {
  process.send?.(told)
}

/** What it holds on to, after everything it does not has been given back. */
async function memoryBytes(): Promise<number> {
  for (let times = 0; times < 3; times += 1) {
    globalThis.gc?.()
    await new Promise((resolve) => setTimeout(resolve, 300)) // V8 gives pages back a moment later
  }
  return process.memoryUsage.rss()
}

const config = readConfig(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>)
const { stop } = await startServer(config, () => undefined, { actions })
process.on('message', async () => tell({ memoryBytes: await memoryBytes() }))
process.once('disconnect', async () => {
  await stop()
  process.exit()
})
tell({ ready: { issuer: config.identityProvider.issuer.href } })
