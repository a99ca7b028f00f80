// What /token can be asked for: each grant type is a value that says as what an app asks, and what it gets.

import type { Premises } from '../../premises.ts'
import type { AppRegistration, Platform } from '../apps/index.ts'
import type { Authority } from '../authority.ts'
import type { Client } from '../clients/index.ts'
import type { Parameters } from '../parameters.ts'
import type { Outcome } from '../refusal.ts'
import type { ApplicationGrant, Subject } from '../tokens.ts'

/** Tokens of a person, or of an app itself. */
export type Granted =
  | { of: 'person'; subject: Subject; nonce: string | undefined; refreshToken: string | undefined }
  | { of: 'app'; grant: ApplicationGrant }

export type Exchange = {
  /** As what the app has to prove itself; known from what it exchanges. */
  platformOf: (premises: Premises, app: AppRegistration, parameters: Parameters) => Platform
  run: (premises: Premises, authority: Authority, client: Client, parameters: Parameters) => Outcome<Granted>
}
