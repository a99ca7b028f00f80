// Taking a port, and giving it back.

import type { Server as HttpServer } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { StartFailure } from './startFailure.ts'

/** `variable`: where somebody says another port. */
export function listen(server: Server, host: string, port: number, variable: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.once('error', (cause: NodeJS.ErrnoException) =>
    reject(new StartFailure(sentence(cause, host, port, variable), { cause })),
  )
  server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  return promise
}

/** Any free port, or the one it had before, if that is free: whoever has noted it finds us again. */
export const listenAgain = (server: Server, host: string, earlier: number, variable: string): Promise<number> =>
  earlier === 0
    ? listen(server, host, 0, variable)
    : listen(server, host, earlier, variable).catch(() => listen(server, host, 0, variable))

function sentence({ code, message }: NodeJS.ErrnoException, host: string, port: number, variable: string): string {
  if (code === 'EADDRINUSE')
    return `The sandbox cannot start: port ${port} of ${host} is taken. Stop the program that holds it, or set ${variable}.`
  if (code === 'EACCES')
    return `The sandbox cannot start: it may not use port ${port} of ${host}. Set ${variable} to another one.`
  return `The sandbox cannot listen on port ${port} of ${host}: ${message}.`
}

/** Nobody's answer is worth waiting for here: connections are cut, so that stopping takes no time. */
export function close(server: HttpServer): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.close(() => resolve())
  server.closeAllConnections()
  return promise
}
