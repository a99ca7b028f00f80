// The sandbox, running: store opened, company there, all doors open.

import { createServer, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { createApp } from './app.ts'
import type { Clock } from './clock.ts'
import { controlRoom } from './control/index.ts'
import { homeTenant, openDirectory } from './directory/index.ts'
import { openSigningKeys } from './entra/index.ts'
import { openFaults } from './faults/index.ts'
import { newThrottle } from './graph/index.ts'
import { openHttpsIdentity } from './https/index.ts'
import { type Journal, openJournal } from './journal/index.ts'
import { close, listen } from './listening.ts'
import { openMailbox } from './mailbox/index.ts'
import type { Doors, Premises } from './premises.ts'
import type { Room } from './room.ts'
import { rooms } from './rooms.ts'
import type { Settings } from './settings.ts'
import { openStore } from './store/index.ts'
import { openTime } from './time/index.ts'
import { tap, type Wire } from './wire.ts'

export type Sandbox = {
  url: string
  httpsUrl: string
  smtpUrl: string
  /** The file with the certificate that clients of `httpsUrl` have to trust, and of `smtpUrl` if they say STARTTLS. */
  certificateAuthority: string
  [Symbol.asyncDispose]: () => Promise<void>
}

type House = { journal: Journal; fetch: (request: Request, env: { wire: Wire }) => Response | Promise<Response> }

/**
 * The address is taken first: a second sandbox over the same data folder has to fail before it touches the data.
 * Whoever calls before the rest is ready waits a moment for the answer.
 */
export async function startSandbox(settings: Settings, world: Clock, report: (error: Error) => void): Promise<Sandbox> {
  const house = Promise.withResolvers<House>()
  const receive = async (request: Request, wire: Wire): Promise<Response> => {
    const { journal, fetch } = await house.promise
    journal.follow(wire)
    return fetch(request, { wire })
  }
  const listener = getRequestListener((request, env) => {
    const { incoming, outgoing } = env as HttpBindings
    return receive(request, tap(incoming, outgoing))
  })
  await using resources = new AsyncDisposableStack()
  const open = async (server: Server, port: number, variable: string): Promise<number> => {
    const taken = await listen(server, settings.host, port, variable)
    resources.defer(() => close(server))
    return taken
  }
  const port = await open(createServer(listener), settings.port, 'SANDBOX_PORT')
  const store = resources.use(openStore(settings.dataFolder))
  const identity = await openHttpsIdentity(settings.dataFolder, new Date())
  const httpsPort = await open(createHttpsServer(identity, listener), settings.httpsPort, 'SANDBOX_HTTPS_PORT')
  const time = resources.use(openTime(store, world, report))
  const directory = openDirectory(store, time.clock)
  directory.onChange(time.reconsider)
  const doors: Doors = {
    http: settings.url ?? `http://localhost:${port}`,
    https: `https://localhost:${httpsPort}`,
  }
  const faults = openFaults(store, time.clock, Object.values(doors))
  const mailbox = resources.use(await openMailbox({ store, clock: time.clock, faults, identity, report }, settings))
  const premises: Premises = {
    url: doors.http,
    doors,
    smtpUrl: mailbox.url,
    certificateAuthority: identity.authorityFile,
    settings,
    store,
    clock: time.clock,
    time,
    keys: await openSigningKeys(store, time.clock()),
    directory,
    faults,
    journal: openJournal(time.clock),
    throttle: newThrottle(
      time.clock,
      () => homeTenant(store).id,
      () => directory.latest().all('user').length,
    ),
  }
  const app = createApp(premises, openRooms(premises), report)
  house.resolve({ journal: premises.journal, fetch: (request, env) => app.fetch(request, env) })
  const running = resources.move()
  return {
    url: doors.http,
    httpsUrl: doors.https,
    smtpUrl: mailbox.url,
    certificateAuthority: identity.authorityFile,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function openRooms(premises: Premises): Room[] {
  const { store, time } = premises
  const opened = rooms.map((open) => open(premises))
  const seed = (): void => store.transaction(() => opened.forEach((room) => void room.seed?.()))
  seed()
  for (const work of opened.flatMap(({ due }) => due ?? [])) time.add(work)
  const reset = async (): Promise<void> => {
    await time.reset()
    store.transaction(() => {
      store.empty(['signing_key'])
      for (const room of opened) room.forget?.()
      seed()
    })
    time.reconsider()
  }
  return [...opened, controlRoom(premises, reset)]
}
