import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import type { Log } from '../platform/log.ts'
import type { Caller } from './caller.ts'

/** What every request carries through its handlers. */
export type Environment = {
  /** The server is Node's. */
  Bindings: HttpBindings
  Variables: {
    requestId: string
    /** Its lines name the request. Made when there is something to tell, which is rarely. */
    log: () => Log
    /** The browser's address, as far as trusted proxies tell. */
    address: string
    caller: Caller
    /** The route's pattern, for metrics: `/api/v1/accounts/{id}`. */
    route: string
  }
}

export type App = Hono<Environment>
export type RequestContext = Context<Environment>
