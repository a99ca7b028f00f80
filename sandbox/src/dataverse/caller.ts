// Who calls: somebody with a token for this environment, who is a member of it.

import { homeTenant } from '../directory/index.ts'
import { audiencesOf, dataverse, readAccessToken } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import { type Answer, refuse } from './protocol/index.ts'
import { type DataverseUser, userOfObject } from './security/index.ts'

export type Caller = { user: DataverseUser; answer?: undefined } | { user?: undefined; answer: Answer }

/** A token for another environment, one that has expired and none at all are told alike. */
export async function identify(premises: Premises, authorization: string | null): Promise<Caller> {
  const holder = await tokenHolder(premises, authorization)
  if (!holder) return { answer: { status: 401 } }
  const user = userOfObject(premises, holder.objectId)
  if (!user) return { answer: refuse('notAMember') }
  return user.isDisabled ? { answer: refuse('disabledUser', user.id) } : { user }
}

/** Whose token it is: a person who lets an app act for them, or an app. What apps may do is a matter of roles here. */
export async function tokenHolder(
  premises: Premises,
  authorization: string | null,
): Promise<{ objectId: string; isApp: boolean } | undefined> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) return undefined
  const reading = await readAccessToken(premises, token, audiencesOf(dataverse(premises.doors)))
  if (!reading.ok) return undefined
  const { oid, idtyp, scp } = reading.claims
  const isApp = idtyp === 'app'
  const isGranted = isApp || String(scp).split(' ').includes('user_impersonation')
  return isGranted ? { objectId: String(oid), isApp } : undefined
}

/** Where tokens are to be had, and for whom: what a 401 tells. */
export const challengeOf = ({ url, store }: Premises): string =>
  `Bearer authorization_uri=${url}/${homeTenant(store).id}/oauth2/authorize, resource_id=${url}/`
