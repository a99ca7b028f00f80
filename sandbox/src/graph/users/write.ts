import {
  createUser,
  type DirectoryObject,
  deleteObject,
  type Json,
  type NewUser,
  type Properties,
  updateUser,
} from '../../directory/index.ts'
import { type Answer, created, type Found, found, noContent, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import { findUser } from '../lookUp.ts'
import * as needs from '../needs.ts'
import { present } from '../query/index.ts'
import { profileProperties, user } from '../resources/index.ts'
import { mayWrite, readProperties, refuseWith, type Writable } from '../write/index.ts'
import { isStrong } from './passwords.ts'

export const writeUsers: readonly Operation[] = [
  { method: 'POST', path: '/users', needs: needs.createUser, run: create },
  { method: 'PATCH', path: '/users/{id}', needs: needs.updateUser, run: update },
  { method: 'DELETE', path: '/users/{id}', needs: needs.deleteUser, run: remove },
]

const writable: Writable = {
  names: new Set([
    ...'accountEnabled ageGroup businessPhones city companyName consentProvidedForMinor country department displayName employeeHireDate employeeId employeeLeaveDateTime employeeOrgData employeeType faxNumber givenName identities imAddresses jobTitle mail mailNickname mobilePhone officeLocation onPremisesExtensionAttributes onPremisesImmutableId otherMails passwordPolicies passwordProfile postalCode preferredDataLocation preferredLanguage showInAddressList state streetAddress surname usageLocation userPrincipalName userType'.split(
      ' ',
    ),
    ...profileProperties,
  ]),
  lengths: {
    city: 128,
    companyName: 64,
    country: 128,
    department: 64,
    displayName: 256,
    employeeId: 16,
    givenName: 64,
    jobTitle: 128,
    mailNickname: 64,
    mobilePhone: 64,
    officeLocation: 128,
    postalCode: 40,
    state: 128,
    streetAddress: 1024,
    surname: 64,
    usageLocation: 2,
  },
}

const required = ['accountEnabled', 'displayName', 'mailNickname', 'userPrincipalName'] as const

async function create(call: Call): Promise<Answer> {
  const body = await call.body()
  if (body.error) return body
  const read = readProperties(body.value, user, writable)
  if (read.error) return read
  const missing = required.find((name) => read.value[name] === undefined || read.value[name] === null)
  if (missing !== undefined) return refuse('valueMissing', missing, 'User')
  if (!passwordIn(read.value)) return refuse('refused', 'A password must be specified to create a new user.')
  const properties = withoutPassword(call, read.value)
  if (properties.error) return properties
  if (!mayWrite(call, 'user')) return refuse('forbidden')
  const outcome = createUser(call.premises.directory, withoutNulls(properties.value) as NewUser)
  return outcome.ok ? created(newUser(call, outcome.value)) : refuseWith(outcome.refusal)
}

const newUser = (call: Call, object: DirectoryObject) => ({
  '@odata.context': `${call.base}/$metadata#users/$entity`,
  ...present(object, undefined, { tagged: false, sight: 'all' }),
})

const withoutNulls = (properties: Properties): Properties =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))

async function update(call: Call): Promise<Answer> {
  const target = findUser(call, call.keys[0] ?? '')
  if (target.error) return target
  const body = await call.body()
  if (body.error) return body
  const read = readProperties(body.value, user, writable)
  if (read.error) return read
  const names = Object.keys(read.value)
  if (!isWithinGrant(call, names) || !isWithinRights(call, target.value, names)) return refuse('forbidden')
  const nulled = [...required].find((name) => read.value[name] === null)
  if (nulled !== undefined) return refuse('badValue', nulled, 'User')
  const properties = withoutPassword(call, read.value)
  if (properties.error) return properties
  const outcome = updateUser(call.premises.directory, target.value.id, properties.value)
  return outcome.ok ? noContent : refuseWith(outcome.refusal)
}

/** Permissions that reach no further than these properties. */
const parts: ReadonlyMap<string, readonly string[]> = new Map([
  ['User-Mail.ReadWrite.All', ['otherMails']],
  ['User-PasswordProfile.ReadWrite.All', ['passwordProfile']],
  ['User-Phone.ReadWrite.All', ['businessPhones', 'mobilePhone']],
  ['User.EnableDisableAccount.All', ['accountEnabled']],
  ['User.ManageIdentities.All', ['identities']],
])

function isWithinGrant({ granted }: Call, names: readonly string[]): boolean {
  if (granted.some((permission) => !parts.has(permission))) return true
  const allowed = granted.flatMap((permission) => parts.get(permission) ?? [])
  return names.every((name) => allowed.includes(name))
}

/** Of themselves people change what is theirs to say. */
const ownProperties: ReadonlySet<string> = new Set([
  ...profileProperties,
  'businessPhones',
  'mobilePhone',
  'otherMails',
])

const isWithinRights = (call: Call, target: DirectoryObject, names: readonly string[]): boolean =>
  mayWrite(call, 'user', target) || (target.id === call.caller.userId && names.every((name) => ownProperties.has(name)))

function passwordIn({ passwordProfile }: Properties): string | undefined {
  const profile = passwordProfile as { readonly [name: string]: Json } | null | undefined
  return typeof profile?.password === 'string' ? profile.password : undefined
}

/** A password is checked and forgotten; what is kept is whether it has to be changed, and when it was set. */
function withoutPassword({ premises }: Call, properties: Properties): Found<Properties> {
  const phones = properties.businessPhones
  if (Array.isArray(phones) && phones.length > 1) return refuse('badValue', 'businessPhones', 'User')
  const password = passwordIn(properties)
  if (password === undefined) return found(properties)
  if (!isStrong(password))
    return refuse(
      'refused',
      'The specified password does not comply with password complexity requirements. Please provide a different password.',
    )
  const profile = properties.passwordProfile as { readonly [name: string]: Json }
  return found({
    ...properties,
    passwordProfile: {
      password: null,
      forceChangePasswordNextSignIn: profile.forceChangePasswordNextSignIn ?? true,
      forceChangePasswordNextSignInWithMfa: profile.forceChangePasswordNextSignInWithMfa ?? false,
    },
    lastPasswordChangeDateTime: `${premises.clock().toISOString().slice(0, 19)}Z`,
  })
}

function remove(call: Call): Answer {
  const target = findUser(call, call.keys[0] ?? '')
  return target.error ? target : removeUser(call, target.value)
}

/** Also what is left of "remove this member" when `/$ref` is forgotten. */
export function removeUser(call: Call, target: DirectoryObject): Answer {
  if (!mayWrite(call, 'user', target)) return refuse('forbidden')
  const outcome = deleteObject(call.premises.directory, target.id)
  return outcome.ok ? noContent : refuseWith(outcome.refusal)
}
