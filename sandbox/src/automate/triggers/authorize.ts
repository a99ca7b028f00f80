// Who may begin a run.
//
// A trigger is opened one of two ways, and the other is refused: by the signature in its address, or by a token of the
// tenant, whose audience has to be Power Automate's to the letter, the slash at its end included.

import { personById } from '../../directory/index.ts'
import { readAccessToken } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { flowAudience } from '../audience.ts'
import { type Flow, triggerAccess } from '../flows/index.ts'
import { type AddressForm, isSigned } from './address.ts'
import {
  notAllowed,
  onlyShared,
  onlyToken,
  type TriggerRefusal,
  tokenExpired,
  tokenInvalid,
  wrongClaims,
  wrongSignature,
} from './refusals.ts'

export type Credentials = {
  query: (name: string) => string | undefined
  authorization: string | undefined
}

export async function authorizeCall(
  premises: Premises,
  flow: Flow,
  form: AddressForm,
  { query, authorization }: Credentials,
): Promise<TriggerRefusal | undefined> {
  const access = triggerAccess(flow.definition)
  const [sp, sv, sig] = [query('sp'), query('sv'), query('sig')]
  if (access.mode === 'All') {
    if (authorization !== undefined || !sp || !sv || !sig) return onlyShared
    // A signature is 32 bytes in 43 characters; what is shorter was cut when it was copied.
    if (sig.length < signatureLength) return onlyShared
    return isSigned(flow, form, { sp, sv, sig }) ? undefined : wrongSignature
  }
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (token === undefined || sig !== undefined) return onlyToken
  return tokenRefusal(premises, token, access.mode === 'User' ? access.allowed : undefined)
}

const signatureLength = 43

/**
 * Microsoft does not say whether an app's own token passes as "any user in my tenant". It does not here: who relies on
 * it would find out in the cloud. An app that is named is let in by the object id of its service principal.
 */
async function tokenRefusal(
  premises: Premises,
  token: string,
  allowed: readonly string[] | undefined,
): Promise<TriggerRefusal | undefined> {
  const reading = await readAccessToken(premises, token, [flowAudience])
  if (!reading.ok) return { expired: tokenExpired, audience: wrongClaims, invalid: tokenInvalid }[reading.fault]
  const { oid, idtyp } = reading.claims
  if (allowed === undefined) return idtyp === 'app' ? wrongClaims : undefined
  const person = personById(premises.directory, String(oid))
  const names = [String(oid), person?.mail, person?.userPrincipalName].map((name) => name?.toLowerCase())
  return names.some((name) => name !== undefined && allowed.includes(name)) ? undefined : notAllowed
}
