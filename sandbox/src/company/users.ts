// The people of Alder Instruments as users of its directory.

import type { NewUser, Properties } from '../directory/index.ts'
import { offices, tenant } from './alder.ts'
import { type Employee, employees } from './employees.ts'
import { type Guest, guestName } from './guests.ts'

/** Those of the plant come from its own domain and cannot be changed in the cloud. */
const synced: ReadonlySet<string> = new Set(['bjorn', 'johan', 'fatima', 'piotr'])

const contractors: ReadonlySet<string> = new Set(['rahul', 'wei', 'leila'])

export function userOf(employee: Employee): NewUser {
  const { alias, givenName, surname, jobTitle, department } = employee
  const place = employees.indexOf(employee)
  const { phone, ...address } = offices[employee.office]
  const name = `${alias}@${tenant.domain}`
  return {
    accountEnabled: true,
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    userPrincipalName: name,
    mailNickname: alias,
    mail: name,
    proxyAddresses: [`SMTP:${name}`],
    jobTitle,
    department,
    companyName: tenant.name,
    officeLocation: `${employee.office}/${1 + (place % 4)}${String(place + 1).padStart(2, '0')}`,
    ...address,
    businessPhones: [phone(place)],
    ...(department === 'Sales' || department === 'IT' ? { mobilePhone: phone(place + 40) } : {}),
    employeeId: `A${String(1001 + place)}`,
    employeeType: contractors.has(alias) ? 'Contractor' : 'Employee',
    employeeHireDate: hiredOn(place),
    createdDateTime: hiredOn(place),
    ...(synced.has(alias) ? onPremises(alias, `${givenName} ${surname}`, place) : {}),
  }
}

/** Spread over fifteen years, the longest-serving first. */
const hiredOn = (place: number): string =>
  `${2010 + Math.floor(place / 4)}-${String(1 + ((place * 5) % 12)).padStart(2, '0')}-01T00:00:00Z`

const onPremises = (alias: string, displayName: string, place: number): Properties => ({
  onPremisesSyncEnabled: true,
  onPremisesDomainName: `plant.${tenant.domain}`,
  onPremisesSamAccountName: alias,
  onPremisesUserPrincipalName: `${alias}@plant.${tenant.domain}`,
  onPremisesDistinguishedName: `CN=${displayName},OU=Floor,DC=plant,DC=alder,DC=example`,
  onPremisesSecurityIdentifier: `S-1-5-21-1004336348-1177238915-682003330-${1200 + place}`,
  onPremisesImmutableId: Buffer.from(alias.padEnd(16, '.')).toString('base64'),
  onPremisesLastSyncDateTime: '2026-11-20T06:00:00Z',
})

export const userOfGuest = ({ mail, displayName, givenName, surname, companyName, state }: Guest): NewUser => ({
  accountEnabled: true,
  displayName,
  givenName,
  surname,
  companyName,
  mail,
  userPrincipalName: guestName(mail),
  mailNickname: `${mail.replace('@', '_')}#EXT#`,
  otherMails: [mail],
  proxyAddresses: [`SMTP:${mail}`],
  userType: 'Guest',
  creationType: 'Invitation',
  externalUserState: state,
  externalUserStateChangeDateTime: '2026-10-05T08:30:00Z',
  identities: [
    { signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null },
    { signInType: 'userPrincipalName', issuer: tenant.domain, issuerAssignedId: guestName(mail) },
  ],
})

const account = (alias: string, displayName: string, accountEnabled: boolean): NewUser => ({
  accountEnabled,
  displayName,
  givenName: displayName.split(' ')[0] ?? '',
  surname: displayName.split(' ')[1] ?? '',
  userPrincipalName: `${alias}@${tenant.domain}`,
  mailNickname: alias,
  mail: `${alias}@${tenant.domain}`,
  proxyAddresses: [`SMTP:${alias}@${tenant.domain}`],
  department: 'Sales',
  jobTitle: 'Account Manager',
  companyName: tenant.name,
})

/** Has left; the account is disabled and still there. */
export const leaver = account('paul', 'Paul Lindgren', false)

/** Was deleted, and can still be restored. */
export const formerEmployee = account('vera', 'Vera Kramer', true)
