// Who calls the flow service: a person, by way of an app. Apps of their own are not let in; tools that have only ever
// been seen to work for people are what there is to go by.

import { readAccessToken } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { flowAudience } from '../audience.ts'
import { type Found, fault, found } from './answer.ts'

export type Caller = { personId: string; permissions: readonly string[] }

/** Two families of tools bring tokens for two resources; both are taken, with a slash at the end or without. */
export const flowAudiences = [flowAudience, 'https://management.azure.com/', 'https://management.core.windows.net/']

export const powerAppsAudiences = ['https://service.powerapps.com/']

export async function identify(
  premises: Premises,
  authorization: string | undefined,
  audiences: readonly string[],
): Promise<Found<Caller>> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined)
    return fault(401, 'MissingAuthorizationHeader', 'The authorization header is missing, or is no bearer token.')
  const taken = audiences.flatMap((audience) => [audience, audience.slice(0, -1)])
  const reading = await readAccessToken(premises, token, taken)
  if (!reading.ok) return faults[reading.fault]
  const { oid, scp, idtyp } = reading.claims
  if (idtyp === 'app' || typeof scp !== 'string')
    return fault(
      403,
      'ServicePrincipalNotAllowed',
      'This operation is for users: the token of an application is not accepted.',
    )
  return found({ personId: String(oid), permissions: scp.split(' ') })
}

const faults = {
  expired: fault(401, 'ExpiredAuthenticationToken', 'The access token has expired.'),
  audience: fault(401, 'InvalidAuthenticationAudience', 'The access token is for another audience.'),
  invalid: fault(401, 'InvalidAuthenticationToken', 'The access token is invalid.'),
}

const readingPermissions = ['Flows.Read.All', 'Flows.Manage.All', 'user_impersonation']
const managingPermissions = ['Flows.Manage.All', 'user_impersonation']

/** A token for Azure's management has one permission that stands for all. */
export function permissionFault({ permissions }: Caller, isReading: boolean) {
  const sufficient = isReading ? readingPermissions : managingPermissions
  if (permissions.some((permission) => sufficient.includes(permission))) return undefined
  return fault(403, 'Forbidden', `The token lacks a permission: one of ${sufficient.slice(0, -1).join(', ')}.`).fault
}
