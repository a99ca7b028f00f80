import type { Context } from 'hono'
import { consentPage, show } from '../../pages/index.ts'
import type { Premises } from '../../premises.ts'
import { canaryFor } from '../canary.ts'
import { type Agreed, agreeForEverybody, agreeForOneself, type Wanted } from '../consents/index.ts'
import { describePermission } from '../permissionWords.ts'
import { isAdministrator } from '../policy.ts'
import type { Session } from '../sessions.ts'
import type { Traced } from '../traced.ts'
import { type Errand, formAddress, formTargets } from './errand.ts'

/** "Permissions requested": what an app wants, and whether somebody agrees. */
export const askToAgree = (
  c: Context<Traced>,
  premises: Premises,
  errand: Errand,
  { person }: Session,
  wants: readonly Wanted[],
): Response | Promise<Response> =>
  show(
    c,
    consentPage({
      companyName: errand.authority.tenant.name,
      domain: errand.authority.tenant.domain,
      appName: errand.app.displayName,
      userPrincipalName: person.userPrincipalName,
      permissions: wants.map((one) => describePermission(one.resource, one.permission, 'delegated')),
      scope: isAdministrator(premises.directory, person.id) ? 'offer organization' : 'oneself',
      action: formAddress(errand, 'consent'),
      canary: canaryFor(c, premises.url),
      formTargets: formTargets(premises, errand),
    }),
  )

/**
 * Somebody agreed. An administrator agrees to all that is wanted, for everybody if the box is ticked; others only to what
 * was missing: what an administrator had agreed to and takes back later is not to stay theirs.
 */
export function agree(
  { store, directory }: Premises,
  { app }: Errand,
  { person }: Session,
  wants: readonly Wanted[],
  missing: readonly Wanted[],
  isForEverybody: boolean,
): void {
  if (!isAdministrator(directory, person.id)) agreeForOneself(store, app.clientId, person.id, missing.map(asAgreed))
  else if (isForEverybody) agreeForEverybody(store, app.clientId, wants.map(asAgreed))
  else agreeForOneself(store, app.clientId, person.id, wants.map(asAgreed))
}

const asAgreed = ({ resource, permission }: Wanted): Agreed => ({ resourceAppId: resource.appId, permission })
