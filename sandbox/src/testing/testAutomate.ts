// Cloud flows on premises of their own: a real store, a real server, and a clock that is moved.

import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '../app.ts'
import { automateRoom, type Connectors, flowAudience, type Json } from '../automate/index.ts'
import { directoryRoom, employeeId } from '../company/index.ts'
import { homeTenant, openDirectory, personById } from '../directory/index.ts'
import {
  applicationToken,
  delegatedToken,
  entraRoom,
  findRegistration,
  flowService,
  openSigningKeys,
  servicePrincipalOf,
} from '../entra/index.ts'
import { openFaults } from '../faults/index.ts'
import { newThrottle } from '../graph/index.ts'
import { openJournal } from '../journal/index.ts'
import type { Premises } from '../premises.ts'
import type { OpenRoom } from '../room.ts'
import { openStore } from '../store/index.ts'
import { openTime } from '../time/index.ts'
import { bringKeys } from './bringKeys.ts'

export const countersignId = '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21'

export type Response = { status: number; headers: Headers; body: Json }

export type TestAutomate = {
  premises: Premises
  reported: Error[]
  /** Moves the time, none if nothing is said, and waits until everything is done that is due. */
  pass: (ms?: number) => Promise<void>
  restart: () => Promise<void>
  call: (method: string, url: string, options?: CallOptions) => Promise<Response>
  /** A token for a person, by way of Countersign. */
  tokenFor: (alias: string, options?: TokenOptions) => Promise<string>
  appToken: (options?: TokenOptions) => Promise<string>
  [Symbol.asyncDispose]: () => Promise<void>
}

export type CallOptions = { body?: Json; token?: string; headers?: Record<string, string>; text?: string }

export type TokenOptions = { audience?: string; permissions?: readonly string[] }

/** `others`: rooms that work with this one. */
export async function testAutomate(
  connectors: Connectors = {},
  others: readonly OpenRoom[] = [],
): Promise<TestAutomate> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sandbox-automate-'))
  const reported: Error[] = []
  const world = () => new Date(Date.UTC(2026, 10, 20, 9, 2, 24))
  let open = await openPremises(dataFolder, world, reported, [automateRoom({ connectors }), ...others])
  const test: TestAutomate = {
    get premises() {
      return open.premises
    },
    reported,
    pass: (ms = 0) => open.premises.time.moveTo(new Date(open.premises.clock().getTime() + ms)),
    restart: async () => {
      await open[Symbol.asyncDispose]()
      open = await openPremises(dataFolder, world, reported, [automateRoom({ connectors }), ...others])
    },
    call: async (method, url, { body, token, headers = {}, text } = {}) => {
      const content = text ?? (body === undefined ? undefined : JSON.stringify(body))
      const response = await fetch(url.startsWith('/') ? open.premises.url + url : url, {
        method,
        headers: {
          ...(content === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        ...(content === undefined ? {} : { body: content }),
      })
      const answered = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json') ?? false
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? (JSON.parse(answered) as Json) : answered,
      }
    },
    tokenFor: (alias, options) => personToken(open.premises, alias, options),
    appToken: (options) => ownToken(open.premises, options),
    [Symbol.asyncDispose]: async () => {
      await open[Symbol.asyncDispose]()
      rmSync(dataFolder, { recursive: true })
    },
  }
  return test
}

async function openPremises(dataFolder: string, world: () => Date, reported: Error[], more: readonly OpenRoom[]) {
  await using resources = new AsyncDisposableStack()
  const report = (error: Error): void => void reported.push(error)
  const answering = Promise.withResolvers<(request: Request) => globalThis.Response | Promise<globalThis.Response>>()
  const server = createServer(getRequestListener(async (request) => (await answering.promise)(request)))
  const listening = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', () => listening.resolve())
  await listening.promise
  const { port } = server.address() as AddressInfo
  resources.defer(async () => {
    const closed = Promise.withResolvers<void>()
    server.close(() => closed.resolve())
    server.closeAllConnections()
    await closed.promise
  })
  const store = resources.use(openStore(dataFolder))
  await bringKeys(store, world())
  const time = resources.use(openTime(store, world, report))
  const directory = openDirectory(store, time.clock)
  directory.onChange(time.reconsider)
  const premises: Premises = {
    url: `http://localhost:${port}`,
    doors: { http: `http://localhost:${port}`, https: 'https://localhost:1' },
    smtpUrl: 'smtp://localhost:1',
    certificateAuthority: '',
    settings: {
      host: '127.0.0.1',
      port,
      httpsPort: 0,
      smtpPort: 0,
      dataFolder,
      url: undefined,
      redirectUris: [],
      frontPage: 'http://localhost:8080/',
    },
    store,
    clock: time.clock,
    time,
    keys: await openSigningKeys(store, time.clock()),
    directory,
    faults: openFaults(store, time.clock, [`http://localhost:${port}`]),
    journal: openJournal(time.clock),
    throttle: newThrottle(
      time.clock,
      () => homeTenant(store).id,
      () => directory.latest().all('user').length,
    ),
  }
  const rooms = [directoryRoom, entraRoom, ...more].map((openRoom) => openRoom(premises))
  store.transaction(() => rooms.forEach((room) => void room.seed?.()))
  for (const work of rooms.flatMap(({ due }) => due ?? [])) time.add(work)
  answering.resolve(createApp(premises, rooms, report).fetch)
  const running = resources.move()
  return { premises, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

function personToken(
  premises: Premises,
  alias: string,
  { audience = flowAudience, permissions = ['Flows.Manage.All'] }: TokenOptions = {},
) {
  const { store, directory } = premises
  const app = findRegistration(store, countersignId)
  const person = personById(directory, employeeId(alias))
  if (!app || !person) throw new Error(`no token for ${alias}`)
  return delegatedToken(premises, {
    app,
    tenant: homeTenant(store),
    person,
    resource: flowService,
    audience,
    permissions,
  })
}

function ownToken(premises: Premises, { audience = flowAudience, permissions = [] }: TokenOptions = {}) {
  const { store, directory } = premises
  const app = findRegistration(store, countersignId)
  const principal = servicePrincipalOf(directory, countersignId)
  if (!app || !principal) throw new Error('Countersign is not registered')
  return applicationToken(premises, {
    app,
    tenant: homeTenant(store),
    resource: flowService,
    audience,
    permissions,
    servicePrincipalId: principal.id,
  })
}
