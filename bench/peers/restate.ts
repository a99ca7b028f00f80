// Restate: its server as it comes, one node, with the handlers and the clients in this process.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import * as restate from '@restatedev/restate-sdk'
import { hold } from '../../e2e/harness/freePorts.ts'
import { loadFor, underLoad } from '../load.ts'
import { type Assignment, type Figures, measure } from '../program.ts'
import { created, decided, started } from '../world/diagram.ts'
import { call } from '../world/http.ts'

async function cycles({ folder, quick }: Assignment): Promise<Figures> {
  const [ingress, admin, fabric, handlers] = await freePorts()
  await restate.serve({ services: [hiring], port: handlers, logger: () => undefined })
  await using _server = startRestate(folder, { ingress, admin, fabric })
  await registered(admin, handlers)
  return await underLoad(loadFor({ quick }), () => cycle(`http://127.0.0.1:${ingress}/hiring/${crypto.randomUUID()}`))
}

type Decision = typeof decided

/** Tells the client that the decision can be made, as our list of tasks does. */
const waiting = new Map<string, () => void>()

const hiring = restate.workflow({
  name: 'hiring',
  handlers: {
    run: async (ctx: restate.WorkflowContext, input: typeof started) => {
      const user = await ctx.run('create', async () => created)
      waiting.get(ctx.key)?.()
      const decision = await ctx.promise<Decision>('decision')
      if (decision.approved) await ctx.run('tell', async () => undefined)
      return { ...input, ...user, ...decision }
    },
    decide: (ctx: restate.WorkflowSharedContext, decision: Decision) =>
      ctx.promise<Decision>('decision').resolve(decision),
  },
})

async function cycle(address: string): Promise<void> {
  const key = address.slice(address.lastIndexOf('/') + 1)
  const asked = new Promise<void>((resolve) => waiting.set(key, resolve))
  const ended = call<Decision>({ method: 'POST', url: `${address}/run`, body: started })
  await Promise.race([asked, ended])
  waiting.delete(key)
  await call({ method: 'POST', url: `${address}/decide`, body: decided })
  const { approved } = await ended
  if (!approved) throw new Error('a workflow ended without its decision')
}

type Ports = { ingress: number; admin: number; fabric: number }

function startRestate(folder: string, { ingress, admin, fabric }: Ports): AsyncDisposable {
  const platform = `@restatedev/restate-server-${process.platform}-${process.arch}`
  const binary = createRequire(import.meta.url).resolve(`${platform}/bin/restate-server`)
  const node = ['--node-name', 'bench', '--base-dir', folder, '--bind-ip', '127.0.0.1', '--bind-port', `${fabric}`]
  const server = spawn(binary, ['--no-logo', '--listen-mode', 'tcp', '--advertised-host', '127.0.0.1', ...node], {
    env: {
      RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingress}`,
      RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${admin}`,
      RESTATE_DISABLE_TELEMETRY: 'true',
      RESTATE_LOG_FILTER: 'warn', // as our own server's
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const end = (): void => void server.kill('SIGKILL') // everything is thrown away
  process.once('exit', end)
  const ended = once(server, 'exit')
  return {
    [Symbol.asyncDispose]: async () => {
      end()
      await ended
    },
  }
}

/** Restate takes a moment to come up, and then asks the handlers what they are. */
async function registered(admin: number, handlers: number): Promise<void> {
  const registration = { uri: `http://127.0.0.1:${handlers}` }
  for (let tries = 1; ; tries += 1) {
    try {
      return await call({ method: 'POST', url: `http://127.0.0.1:${admin}/deployments`, body: registration })
    } catch (cause) {
      if (tries === 300) throw cause
      await pause(100)
    }
  }
}

async function freePorts(): Promise<[number, number, number, number]> {
  const held = await Promise.all([hold(), hold(), hold(), hold()])
  await Promise.all(held.map(({ release }) => release()))
  return held.map(({ port }) => port) as [number, number, number, number]
}

await measure(cycles)
