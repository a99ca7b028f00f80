import type { Clock } from '../clock.ts'
import type { Store } from '../store/index.ts'
import type { SigningKeys } from './signingKeys.ts'

/** What every endpoint works with. `url` is the sandbox's own address, without a slash at its end. */
export type Premises = { url: string; store: Store; clock: Clock; keys: SigningKeys }
