import type { Premises } from '../premises.ts'
import type { Body, Found, Preferences } from './protocol/index.ts'
import type { DataverseUser } from './security/index.ts'

/** One request, as an operation gets it. */
export type Call = {
  premises: Premises
  user: DataverseUser
  url: URL
  /** The address of the API as this caller wrote it, to begin links with: `http://localhost:8081/api/data/v9.2`. */
  root: string
  headers: Headers
  preferences: Preferences
  /** `set` is the entity set that errors name; an action has none. */
  body: (set?: string) => Promise<Found<Body>>
}
