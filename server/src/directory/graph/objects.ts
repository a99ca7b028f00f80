// Users and groups of Graph in the words of core/directory.

import type { Attributes } from '@countersign/core/directory'
import { z } from 'zod'

const sameNames = [
  'displayName',
  'givenName',
  'surname',
  'userPrincipalName',
  'mailNickname',
  'mail',
  'department',
  'jobTitle',
  'companyName',
  'employeeId',
  'employeeType',
  'officeLocation',
  'mobilePhone',
  'streetAddress',
  'postalCode',
  'city',
  'country',
  'usageLocation',
] as const

const text = z.string().nullish()

export const graphUser = z.looseObject({
  id: z.string(),
  displayName: text,
  userPrincipalName: z.string(),
  mailNickname: text,
  accountEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  manager: z.object({ id: z.string() }).nullish(),
})

export const userSelect = ['id', ...sameNames, 'accountEnabled', 'onPremisesSyncEnabled'].join(',')

export function attributesOfUser(user: z.output<typeof graphUser>): Attributes {
  const given = sameNames.map((name) => [name, user[name]] as const)
  const texts = given.filter((entry): entry is [(typeof sameNames)[number], string] => typeof entry[1] === 'string')
  return {
    ...Object.fromEntries(texts),
    displayName: user.displayName ?? user.userPrincipalName,
    mailNickname: user.mailNickname ?? user.userPrincipalName.split('@')[0] ?? user.id,
    accountEnabled: user.accountEnabled !== false,
  }
}

export const graphGroup = z.looseObject({
  id: z.string(),
  displayName: text,
  mailNickname: text,
  description: text,
  mail: text,
  visibility: text,
  groupTypes: z.array(z.string()).default([]),
  mailEnabled: z.boolean().nullish(),
  securityEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
})

export const groupSelect =
  'id,displayName,mailNickname,description,mail,visibility,groupTypes,mailEnabled,securityEnabled,onPremisesSyncEnabled'

/** Entra knows who may join Microsoft 365 groups only; of the others the owners are asked. */
const securityTypes: Readonly<Record<string, string>> = { Public: 'public', HiddenMembership: 'private' }

export function attributesOfGroup(group: z.output<typeof graphGroup>): Attributes {
  const { id, displayName, mailNickname, description, mail, visibility, groupTypes } = group
  return {
    displayName: displayName ?? id,
    mailNickname: mailNickname ?? id,
    ...(description ? { description } : {}),
    ...(mail ? { mail } : {}),
    groupType: groupTypes.includes('Unified') ? 'microsoft365' : 'security',
    securityType: securityTypes[visibility ?? ''] ?? 'semi-private',
  }
}
