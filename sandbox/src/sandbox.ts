// The sandbox, running: store opened, company there, address taken.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Clock } from './clock.ts'
import { seedCompany } from './company/index.ts'
import { openSigningKeys, type Premises, seedCountersign } from './entra/index.ts'
import type { Settings } from './settings.ts'
import { StartFailure } from './startFailure.ts'
import { openStore, type Store } from './store/index.ts'

export type Sandbox = { url: string; [Symbol.asyncDispose]: () => Promise<void> }

type Answer = (request: Request) => Response | Promise<Response>

/**
 * The address is taken first: a second sandbox over the same data folder has to fail before it touches the data.
 * Whoever calls before the rest is ready waits a moment for the answer.
 */
export async function startSandbox(settings: Settings, clock: Clock, report: (error: Error) => void): Promise<Sandbox> {
  const answering = Promise.withResolvers<Answer>()
  const server = createServer(getRequestListener(async (request) => (await answering.promise)(request)))
  await using resources = new AsyncDisposableStack()
  const port = await listen(server, settings)
  resources.defer(() => close(server))
  const store = resources.use(openStore(settings.dataFolder))
  seed(store, settings, clock)
  const premises: Premises = {
    url: settings.url ?? `http://localhost:${port}`,
    store,
    clock,
    keys: await openSigningKeys(store, clock()),
  }
  answering.resolve(createApp(premises, report).fetch)
  const running = resources.move()
  return { url: premises.url, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

const seed = (store: Store, { redirectUris, frontPage }: Settings, clock: Clock): void =>
  store.transaction(() => {
    seedCompany(store)
    seedCountersign(store, [...redirectUris, frontPage], clock())
  })

function listen(server: Server, { host, port }: Settings): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.once('error', (cause: NodeJS.ErrnoException) =>
    reject(new StartFailure(sentence(cause, host, port), { cause })),
  )
  server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  return promise
}

function sentence({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `The sandbox cannot start: port ${port} of ${host} is taken. Stop the program that holds it, or set SANDBOX_PORT.`
  if (code === 'EACCES')
    return `The sandbox cannot start: it may not use port ${port} of ${host}. Set SANDBOX_PORT to another one.`
  return `The sandbox cannot listen on port ${port} of ${host}: ${message}.`
}

/** Nobody's answer is worth waiting for here: connections are cut, so that stopping takes no time. */
function close(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeAllConnections()
  return promise
}
