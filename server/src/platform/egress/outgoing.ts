/** What is sent. Header names as they shall stand on the wire; nothing is added but what HTTP demands. */
export type OutgoingRequest = {
  url: URL
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Readonly<Record<string, string>>
  body?: string | Uint8Array
  /** The only hosts it may go to, redirected or not; see `hostFits`. Then only https, but for allowed origins. */
  hosts?: readonly string[]
  /** How many redirects are followed. With none, the redirect itself is the answer. */
  redirectsMax?: number
  limits?: Partial<Limits>
  /** Fires when nobody wants the answer any more. */
  signal?: AbortSignal
}

export type Limits = {
  /** So long it may wait for a connection, and so long from then on for the head of the answer. */
  headMs: number
  /** From then on, until all of it is there. */
  bodyMs: number
  /** Of the body, packed and unpacked. */
  bytesMax: number
}

export const usualLimits: Limits = { headMs: 30_000, bodyMs: 60_000, bytesMax: 10_000_000 }

export type OutgoingAnswer = {
  status: number
  reason: string
  /** As they came: names in their own case, repeated ones one after the other. */
  headers: readonly (readonly [name: string, value: string])[]
  body: Buffer
  /** Where it came from in the end. */
  url: URL
}

/** The first of this name. */
export const headerOf = ({ headers }: Pick<OutgoingAnswer, 'headers'>, name: string): string | undefined =>
  headers.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1]
