// Two servers on one database. As soon as one is ready the other is killed with -9 and begun anew: sometimes a moment
// later, and sometimes the one that is just beginning is killed too.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ownPort } from './port.ts'

export type KilledServers = AsyncDisposable & {
  /** The address of the one that was ready last. */
  url(): string
  /** Until then nobody is killed. */
  openFire(): void
  kills(): Kills
  /** Rejects when a server ends by itself. */
  readonly failed: Promise<never>
  /** From now on both may live. */
  spare(): Promise<void>
}

export type Kills = { readonly ready: number; readonly beginning: number }

export type KilledServersOptions = {
  /** What both are told: their database and their master key, among others. */
  environment: Readonly<Record<string, string>>
  /** One for each server. */
  folders: readonly [string, string]
}

type Which = 0 | 1
const other = (which: Which): Which => (which === 0 ? 1 : 0)

const dawdlesOneIn = 3
const dawdleMsMax = 500
const killedEarlyOneIn = 5
const beginningMs = 1_000 // about what it takes, so that it is killed at any step of it

export async function startKilledServers(options: KilledServersOptions): Promise<KilledServers> {
  const servers = [server(options, 0, await ownPort()), server(options, 1, await ownPort())] as const
  const kills = { ready: 0, beginning: 0 }
  let ready: Which = 0
  let sparing = false

  const killInTurn = async (): Promise<void> => {
    for (let old: Which = 0; !sparing; old = ready) {
      const young = other(old)
      if (oneIn(killedEarlyOneIn)) {
        servers[young].begin().catch(() => undefined)
        await setTimeout(Math.random() * beginningMs)
        if (await servers[young].kill()) kills.beginning += 1
      }
      await servers[young].begin()
      ready = young
      if (oneIn(dawdlesOneIn)) await setTimeout(Math.random() * dawdleMsMax)
      if (sparing) return
      await servers[old].kill()
      kills.ready += 1
    }
  }

  await servers[0].begin()
  const fire = Promise.withResolvers<void>()
  const killing = fire.promise.then(killInTurn)
  const spare = async (): Promise<void> => {
    sparing = true
    fire.resolve()
    await killing
  }
  return {
    url: () => servers[ready].url,
    openFire: fire.resolve,
    kills: () => ({ ...kills }),
    failed: killing.then(() => new Promise<never>(() => undefined)),
    spare,
    [Symbol.asyncDispose]: async () => {
      await spare().catch(() => undefined)
      await Promise.all(servers.map(({ kill }) => kill()))
    },
  }
}

const oneIn = (count: number): boolean => Math.random() * count < 1

const program = join(import.meta.dirname, 'server.fixture.ts')

function server(options: KilledServersOptions, which: Which, port: number) {
  let child: ChildProcess | undefined
  return {
    url: `http://localhost:${port}`,
    /** Answers when it is ready. */
    begin: async (): Promise<void> => {
      child = fork(program, {
        env: {
          ...process.env,
          ...options.environment,
          COUNTERSIGN_DATA: options.folders[which],
          COUNTERSIGN_PORT: `${port}`,
          COUNTERSIGN_LOG_LEVEL: 'silent',
          COUNTERSIGN_REQUESTS_PER_MINUTE: '10000000',
        },
      })
      const [said] = await Promise.race([once(child, 'message'), once(child, 'exit')])
      if (said !== 'ready') throw new Error(`A server ended with ${said ?? 'a signal'} before it was ready`)
    },
    /** False where it was not alive. */
    kill: async (): Promise<boolean> => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return false
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
      return true
    },
  }
}
