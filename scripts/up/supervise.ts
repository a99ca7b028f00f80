// Runs the server and the sandbox as one: both ready, or neither; whoever dies takes the other along.

import type { Progress } from '../bootstrap/progress.mjs'
import { type Child, type Program, startChild } from './child.ts'
import type { ServerReady } from './readyBlock.ts'

export type Programs = { server: Program; sandbox: Program | undefined }

export type Ready = { server: ServerReady; sandboxUrl: string | undefined }

/** Ends when `stop` is asked for, with everything stopped; throws `CantStart` when something ended by itself. */
export async function supervise(
  programs: Programs,
  progress: Progress,
  stop: AbortSignal,
  onReady: (ready: Ready) => void,
): Promise<void> {
  const stopAsked = Promise.withResolvers<void>()
  if (stop.aborted) return
  stop.addEventListener('abort', () => stopAsked.resolve())
  const children: Child<unknown>[] = [] // in the order in which they stop: the server still needs the sandbox

  const run = async (): Promise<never> => {
    const server = startChild<ServerReady>(programs.server, progress.show)
    children.push(server)
    // A second start on the same data has to hear that from the server, not that the sandbox's port is taken.
    await server.underWay
    const sandbox = programs.sandbox && startChild<{ url: string }>(programs.sandbox, progress.show)
    if (sandbox) children.push(sandbox)
    const [serverReady, sandboxReady] = await Promise.race([
      Promise.all([server.ready, sandbox?.ready]),
      server.running,
      ...(sandbox ? [sandbox.running] : []),
    ])
    progress.end()
    onReady({ server: serverReady, sandboxUrl: sandboxReady?.url })
    return await Promise.race([server.running, ...(sandbox ? [sandbox.running] : [])])
  }

  try {
    await Promise.race([run(), stopAsked.promise])
  } finally {
    progress.show('Stopping')
    for (const child of children) await child.stop()
    progress.end()
  }
}
