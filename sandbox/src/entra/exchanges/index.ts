import { clientCredentials } from './clientCredentials.ts'
import { authorizationCode } from './code.ts'
import type { Exchange } from './exchange.ts'
import { password } from './password.ts'
import { refreshToken } from './refreshToken.ts'

export type { Exchange, Granted } from './exchange.ts'

/** By grant type. */
export const exchanges: ReadonlyMap<string, Exchange> = new Map([
  ['authorization_code', authorizationCode],
  ['refresh_token', refreshToken],
  ['client_credentials', clientCredentials],
  ['password', password],
])
