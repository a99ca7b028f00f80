// Which attributes users and groups have at each provider, and which of them can be written there.

import type { Attribute } from './attribute.ts'
import { expiryPolicies } from './expiryPolicy.ts'
import type { ObjectKind } from './object.ts'
import { securityTypes } from './securityType.ts'

export const providers = {
  embedded: { title: 'Embedded', purpose: 'Kept by Countersign itself, in its own database.' },
  entra: { title: 'Microsoft Entra ID', purpose: 'A tenant of Microsoft Entra ID, reached through Microsoft Graph.' },
} as const

export type Provider = keyof typeof providers

export const providerNames = Object.keys(providers) as [Provider, ...Provider[]]

export type Schema = Readonly<Record<ObjectKind, readonly Attribute[]>>

const text = (name: string, title: string, lengthMax: number, more: Partial<Attribute> = {}): Attribute => ({
  ...{ name, title, type: 'text', required: false, lengthMax, written: 'always' },
  ...more,
})

const personal = { personal: true } as const

const user: readonly Attribute[] = [
  text('displayName', 'Display name', 256, { required: true }),
  text('givenName', 'First name', 64),
  text('surname', 'Last name', 64),
  text('userPrincipalName', 'User name', 113, { required: true, unique: true, form: 'userName' }),
  text('mailNickname', 'Mail nickname', 64, { required: true, unique: true, form: 'nickname' }),
  text('mail', 'Mail', 254, { form: 'mail' }),
  text('department', 'Department', 64),
  text('jobTitle', 'Job title', 128),
  text('companyName', 'Company', 64),
  text('employeeId', 'Employee number', 16),
  text('employeeType', 'Employee type', 64),
  text('officeLocation', 'Office', 128, personal),
  text('mobilePhone', 'Mobile phone', 64, personal),
  text('streetAddress', 'Street', 256, personal),
  text('postalCode', 'Postal code', 40, personal),
  text('city', 'City', 128, personal),
  text('country', 'Country', 128, personal),
  text('usageLocation', 'Usage location', 2, { form: 'country', hint: 'Two letters; licences want it.' }),
  { ...text('accountEnabled', 'Sign-in allowed', 0), type: 'flag' },
]

const choicesOf = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, title]) => ({ value, title }))

const securityTypeTitles = Object.fromEntries(Object.entries(securityTypes).map(([name, { title }]) => [name, title]))

const group: readonly Attribute[] = [
  text('displayName', 'Display name', 256, { required: true }),
  text('mailNickname', 'Mail nickname', 64, { required: true, unique: true, form: 'groupNickname' }),
  { ...text('description', 'Description', 1024), type: 'long-text' },
  {
    ...text('groupType', 'Group type', 20, { required: true, written: 'at-creation' }),
    type: 'choice',
    choices: choicesOf({ security: 'Security group', microsoft365: 'Microsoft 365 group' }),
  },
  {
    ...text('securityType', 'Security type', 20, { required: true, hint: 'Who gets in, and how.' }),
    type: 'choice',
    choices: choicesOf(securityTypeTitles),
  },
  {
    ...text('expiryPolicy', 'Expiry policy', 10, { required: true, written: 'apart' }),
    type: 'choice',
    choices: choicesOf(expiryPolicies),
  },
  text('mail', 'Mail', 254, { form: 'mail' }),
]

const unwritten = (attributes: readonly Attribute[], names: readonly string[]): readonly Attribute[] =>
  attributes.map((one) => (names.includes(one.name) ? { ...one, required: false, written: 'never' } : one))

const schemas: Record<Provider, Schema> = {
  embedded: { user, group },
  // Mail addresses are made by Exchange; what Graph has no property for cannot be written there.
  entra: {
    user: unwritten(user, ['mail']),
    group: unwritten(
      group.filter(({ name }) => name !== 'expiryPolicy'),
      ['mail', 'securityType'],
    ),
  },
}

export const schemaOf = (provider: Provider): Schema => schemas[provider]

/** What a group or a user is if nobody says otherwise. */
export const initialValues: Readonly<Record<ObjectKind, Readonly<Record<string, string | boolean>>>> = {
  user: { accountEnabled: true },
  group: { groupType: 'security', securityType: 'semi-private', expiryPolicy: 'never' },
}
