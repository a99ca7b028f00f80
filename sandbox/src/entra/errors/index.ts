import { assertionErrors } from './assertion.ts'
import { clientErrors } from './client.ts'
import { grantErrors } from './grant.ts'
import { requestErrors } from './request.ts'
import { scopeErrors } from './scope.ts'
import { signInErrors } from './signIn.ts'

export type { EntraError, OAuthError } from './error.ts'

/** Every AADSTS code this sandbox can answer with. */
export const entraErrors = {
  ...requestErrors,
  ...clientErrors,
  ...assertionErrors,
  ...scopeErrors,
  ...signInErrors,
  ...grantErrors,
} as const
