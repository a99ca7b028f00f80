import type { JsonObject } from '../../automate/index.ts'
import type { Actor, Keeper } from '../people/index.ts'
import type { Site } from '../sites.ts'

export type RestRequest = {
  method: string
  /** Below `/_api/`, as it came. */
  path: string
  query: URLSearchParams
  /** The properties it brings; nothing, if there is no JSON. */
  body: JsonObject | undefined
  /** `application/json;odata=verbose`: then what is made has to say of what type it is. */
  isVerbose: boolean
  actor: Actor
}

/** A request on its way through a site. */
export type Going = { keeper: Keeper; site: Site; request: RestRequest }
