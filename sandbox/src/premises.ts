import type { Clock } from './clock.ts'
import type { Directory } from './directory/index.ts'
import type { SigningKeys } from './entra/index.ts'
import type { Faults } from './faults/index.ts'
import type { Throttle } from './graph/index.ts'
import type { Journal } from './journal/index.ts'
import type { Settings } from './settings.ts'
import type { Store } from './store/index.ts'
import type { Time } from './time/index.ts'

/** The sandbox's own addresses, without a slash at their end: the same rooms behind both. */
export type Doors = { http: string; https: string }

/** What every room works with. */
export type Premises = {
  /** The address that a request came by; where there is no request, the one over http. */
  url: string
  doors: Doors
  /** Where mail comes in. */
  smtpUrl: string
  /** The file with the certificate that clients have to trust, over https and where mail is sent in secret. */
  certificateAuthority: string
  settings: Settings
  store: Store
  clock: Clock
  time: Time
  keys: SigningKeys
  directory: Directory
  faults: Faults
  journal: Journal
  /** Of Graph. */
  throttle: Throttle
}
