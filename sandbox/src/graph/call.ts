import type { QueryOptions } from '../odata/index.ts'
import type { Premises } from '../premises.ts'
import type { Answer, Found } from './answer.ts'
import type { Caller } from './caller.ts'

/** One request, as an operation gets it. */
export type Call = {
  premises: Premises
  caller: Caller
  /** Those of its permissions that let it in. */
  granted: readonly string[]
  /** What stands for each `{…}` of the path, in order. */
  keys: readonly string[]
  /** `/me/…`: the path without it, begun with the person who is signed in. */
  isMe: boolean
  url: URL
  /** The address of Graph as this caller wrote it, to begin links with: `http://localhost:8081/v1.0`. */
  base: string
  options: QueryOptions
  headers: Headers
  body: () => Promise<Found<Readonly<Record<string, unknown>>>>
}

export type Needs = {
  /** Permissions of which one suffices; `A+B` where two are needed together. */
  delegated: readonly string[]
  application: readonly string[]
  /** Those of the delegated ones that reach only as far as the signed-in person. */
  own?: readonly string[]
  /** Other delegated permissions suffice where the path begins with `/me`. */
  me?: readonly string[]
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** One thing Graph can do, as a value: its address, what it wants to be allowed by, what it costs, and the doing. */
export type Operation = {
  method: Method
  /** `/groups/{id}/members/$ref`, in the words of Graph's reference. */
  path: string
  needs: Needs | 'by body'
  /** Resource units; every write costs one write as well. */
  cost?: number
  /** Collections outside the directory have no advanced queries and other rules; they say so. */
  run: (call: Call) => Answer | Promise<Answer>
}
