// One address before servers that come and go: each connection goes to the one that is ready, and ends with it.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type Front = AsyncDisposable & { url: string }

/** Where nobody is, whoever calls is hung up on. */
export async function startFront(target: () => string | undefined): Promise<Front> {
  const open = new Set<Socket>()
  const keep = (socket: Socket): Socket => {
    open.add(socket)
    return socket.on('close', () => open.delete(socket))
  }
  const server = createServer((caller) => {
    keep(caller)
    const at = target()
    const port = at === undefined ? 0 : Number(new URL(at).port)
    if (port === 0) return void caller.on('error', () => undefined).destroy()
    const called = keep(connect(port, '127.0.0.1'))
    for (const [one, other] of [
      [caller, called],
      [called, caller],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.close()
      for (const socket of open) socket.destroy()
      await once(server, 'close')
    },
  }
}
