import type { Context } from 'hono'
import { mfaPage, show } from '../../pages/index.ts'
import type { Premises } from '../../premises.ts'
import { canaryFor } from '../canary.ts'
import { readPolicy } from '../policy.ts'
import type { Session } from '../sessions.ts'
import type { Traced } from '../traced.ts'
import { type Errand, formAddress, formTargets } from './errand.ts'

export const isTooWeak = ({ store }: Premises, { hasMfa }: Session): boolean => readPolicy(store).requiresMfa && !hasMfa

/** "Approve sign in request": the second page of a sign-in, where the tenant asks for it. */
export const askForMfa = (
  c: Context<Traced>,
  premises: Premises,
  errand: Errand,
  { person }: Session,
): Response | Promise<Response> =>
  show(
    c,
    mfaPage({
      companyName: errand.authority.tenant.name,
      appName: errand.app.displayName,
      userPrincipalName: person.userPrincipalName,
      action: formAddress(errand, 'mfa'),
      canary: canaryFor(c, premises.url),
      formTargets: formTargets(premises, errand),
    }),
  )
