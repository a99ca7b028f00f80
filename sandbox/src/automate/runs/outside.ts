// The one door through which flows call the world.

import { callLife } from '../definition/index.ts'

export type OutsideRequest = {
  url: string
  method: string
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array | undefined
}

export type OutsideAnswer = { statusCode: number; headers: Readonly<Record<string, string>>; body: Uint8Array }

/** Answers with what came, whatever its status, or throws where nothing came. */
export type Send = (request: OutsideRequest, signal: AbortSignal) => Promise<OutsideAnswer>

/** What a flow is willing to take; the cloud takes more, nobody's callback sends it. */
const bodyMax = 4 * 1024 * 1024

export const sendOutside: Send = async ({ url, method, headers, body }, signal) => {
  const response = await fetch(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: body as NonNullable<RequestInit['body']> }),
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(callLife)]),
  })
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body: await readAll(response),
  }
}

async function readAll(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > bodyMax) throw new Error(`the answer is larger than ${bodyMax} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
