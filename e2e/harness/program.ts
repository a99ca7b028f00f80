// Server and sandbox as processes of their own, as `npm start` begins and ends them.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export type Program = {
  child: ChildProcess
  /** When it answers; what it said, when it ended before. */
  ready: Promise<void>
}

const root = join(import.meta.dirname, '..', '..')

/** `hear` is told everything it writes; of a log's lines only what somebody has to know is passed on. */
export function begin(
  workspace: 'server' | 'sandbox',
  environment: Record<string, string>,
  hear?: (text: string) => void,
): Program {
  const child = fork(join(root, workspace, 'src', 'main.ts'), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', hear ? 'pipe' : 'inherit', hear ? 'pipe' : 'inherit', 'ipc'],
  })
  if (hear) for (const stream of [child.stdout, child.stderr]) passOn(stream, hear)
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  child.on('message', (message: Record<string, unknown>) => {
    if ('failed' in message) reject(new Error(`${workspace}: ${message.failed}`))
    if ('ready' in message) resolve()
  })
  child.once('exit', () => reject(new Error(`${workspace} ended before it was ready`)))
  ready.catch(() => undefined) // several begin side by side, and the first that fails is told
  return { child, ready }
}

function passOn(stream: Readable | null, hear: (text: string) => void): void {
  if (!stream) return
  createInterface(stream).on('line', (line) => {
    hear(`${line}\n`)
    if (!/^\{"level":"(?:trace|debug|info)"/.test(line)) console.log(line)
  })
}

export const stop = ({ child }: Program): Promise<void> => end(child, 'SIGTERM')

export const kill = ({ child }: Program): Promise<void> => end(child, 'SIGKILL')

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill(signal)
  await once(child, 'exit')
}
