import { once } from 'node:events'
import { createServer } from 'node:net'

const [lowest, highest] = [20_000, 30_000]

/**
 * A free port, and one that a server which is killed finds free again: below those that systems give to whoever wants
 * any.
 */
export async function ownPort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    const probe = createServer().listen(port, '127.0.0.1')
    const isFree = await once(probe, 'listening').then(
      () => true,
      () => false,
    )
    if (!isFree) continue
    probe.close()
    await once(probe, 'close')
    return port
  }
}
