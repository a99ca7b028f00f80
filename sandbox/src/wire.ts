// One request as it lies on the wire: every byte that came and went, whatever the rooms make of it.
//
// W1  Looking on changes nothing: what comes is noted as the parser hands it over, what goes as it is written. (To listen
//     for data would make it flow before anybody reads it.)
// W2  Of a body no more is held than `heldMax`; how long it was is known all the same.

import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'

export type Wire = {
  method: string
  /** Path and query, as they came. */
  url: string
  door: 'http' | 'https'
  headers: Readonly<Record<string, string>>
  received: Bytes
  sent: Bytes
  /** Nothing as long as nothing was answered. */
  answer: () => { status: number; headers: Readonly<Record<string, string>> } | undefined
  /** The other side sees its connection end without a word. */
  cut: () => void
  onEnd: (listener: () => void) => void
}

/** The beginning of a body, and how long it is. */
export type Bytes = { held: Buffer[]; heldLength: number; length: number }

/** More than anybody reads of a body; the answers of a list of users are the longest there are. */
const heldMax = 64 * 1024

/** A piece costs a hundred bytes beside what it holds: who sends a body letter by letter fills no memory with them. */
const piecesMax = 32

export function tap(incoming: IncomingMessage, outgoing: ServerResponse): Wire {
  const received = noBytes()
  const sent = noBytes()
  let told: Readonly<Record<string, string>> = {}

  const push = incoming.push.bind(incoming)
  incoming.push = (chunk, encoding) => {
    if (chunk) hold(received, chunk)
    return push(chunk, encoding)
  }
  const writeHead = outgoing.writeHead.bind(outgoing) as (...given: unknown[]) => ServerResponse
  outgoing.writeHead = (status: number, ...rest: unknown[]) => {
    told = headersOf(rest.find((one) => typeof one === 'object') as OutgoingHttpHeaders | string[] | undefined)
    return writeHead(status, ...rest)
  }
  const write = outgoing.write.bind(outgoing) as (...given: unknown[]) => boolean
  outgoing.write = (chunk: unknown, ...rest: unknown[]) => {
    hold(sent, chunk)
    return write(chunk, ...rest)
  }
  const end = outgoing.end.bind(outgoing) as (...given: unknown[]) => ServerResponse
  outgoing.end = (chunk?: unknown, ...rest: unknown[]) => {
    hold(sent, chunk)
    return end(chunk, ...rest)
  }
  return {
    method: incoming.method ?? '',
    url: incoming.url ?? '',
    door: (incoming.socket as TLSSocket).encrypted ? 'https' : 'http',
    headers: headersOf(incoming.headers),
    received,
    sent,
    answer: () =>
      outgoing.headersSent
        ? { status: outgoing.statusCode, headers: { ...headersOf(outgoing.getHeaders()), ...told } }
        : undefined,
    cut: () => cut(incoming.socket),
    onEnd: (listener) => void outgoing.once('close', listener),
  }
}

/** Node resets plain connections only; under TLS the other side sees its connection end without the goodbye of TLS. */
function cut(socket: Socket): void {
  if ((socket as TLSSocket).encrypted) socket.destroy()
  else socket.resetAndDestroy()
}

const noBytes = (): Bytes => ({ held: [], heldLength: 0, length: 0 })

function hold(bytes: Bytes, chunk: unknown): void {
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return
  bytes.length += typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length
  const room = heldMax - bytes.heldLength
  if (room === 0) return
  const some = typeof chunk === 'string' ? Buffer.from(chunk.slice(0, room)) : Buffer.from(chunk.subarray(0, room))
  bytes.held.push(some.subarray(0, room))
  if (bytes.held.length > piecesMax) bytes.held = [Buffer.concat(bytes.held)]
  bytes.heldLength += Math.min(some.length, room)
}

/** Node takes headers as an object, or one after the other in a list. */
function headersOf(headers: OutgoingHttpHeaders | string[] | undefined): Record<string, string> {
  if (headers === undefined) return {}
  const pairs = Array.isArray(headers)
    ? Array.from({ length: headers.length / 2 }, (_, place) => [headers[2 * place], headers[2 * place + 1]] as const)
    : Object.entries(headers)
  return Object.fromEntries(pairs.map(([name, value]) => [String(name).toLowerCase(), [value].flat().join(', ')]))
}
