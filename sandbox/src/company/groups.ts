// Groups of every kind there is: each behaves differently when somebody wants to change who is in it.

import type { Properties } from '../directory/index.ts'
import { type Department, departments, stableId, tenant } from './alder.ts'
import { employeeId, employees } from './employees.ts'
import { guests } from './guests.ts'

export type Group = {
  id: string
  properties: Properties
  owners: readonly string[]
  members: readonly string[]
}

const earlierIds: Partial<Record<Department, string>> = {
  Management: '2a9b0618-e1df-4a4c-985a-da7c2fbab0f7',
  IT: '781ffcc3-1802-4a80-9491-64afb6b3da51',
  Operations: 'bf237f38-1728-4c3d-9462-dc18acc2b57a',
  Finance: 'f0166af8-7a58-4ca4-83a2-55fb339abb38',
  Sales: '3b030d78-6135-45a6-a562-560793644a23',
}

export const departmentGroupId = (department: Department): string =>
  earlierIds[department] ?? stableId(`group/${department}`)

const headOf: Readonly<Record<Department, string>> = {
  Management: 'ada',
  IT: 'grace',
  Operations: 'samuel',
  Finance: 'ines',
  Sales: 'tom',
  Research: 'hana',
}

const idsOf = (...aliases: readonly string[]): string[] => aliases.map(employeeId)

const security = (nickname: string, displayName: string, description: string): Properties => ({
  displayName,
  description,
  mailNickname: nickname,
  mailEnabled: false,
  securityEnabled: true,
})

const unified = (nickname: string, displayName: string, description: string, visibility = 'Private'): Properties => ({
  displayName,
  description,
  mailNickname: nickname,
  mailEnabled: true,
  securityEnabled: false,
  groupTypes: ['Unified'],
  visibility,
})

const dynamic = (properties: Properties, membershipRule: string): Properties => ({
  ...properties,
  groupTypes: [...((properties.groupTypes as readonly string[] | undefined) ?? []), 'DynamicMembership'],
  membershipRule,
  membershipRuleProcessingState: 'On',
})

const group = (
  name: string,
  properties: Properties,
  owners: readonly string[] = [],
  members: readonly string[] = [],
): Group => ({ id: stableId(`group/${name}`), properties, owners, members })

/** One security group per department: the `groups` claim tells who sits where. */
const ofDepartments: readonly Group[] = departments.map((department) => ({
  id: departmentGroupId(department),
  properties: security(
    department.toLowerCase(),
    department,
    `Everybody who works in ${department === 'IT' ? department : department.toLowerCase()}`,
  ),
  owners: idsOf(headOf[department]),
  members: employees.filter((one) => one.department === department).map(({ id }) => id),
}))

/** The people of a department again, with a mailbox and a site. */
const teams: readonly Group[] = departments.map((department) =>
  group(
    `${department} team`,
    unified(`${department.toLowerCase()}-team`, `${department} Team`, `Mail and files of ${department}`),
    idsOf(headOf[department]),
    employees.filter((one) => one.department === department).map(({ id }) => id),
  ),
)

const labAccess = group(
  'lab access',
  security('lab-access', 'Lab Access', 'Opens the doors of the laboratory'),
  idsOf('zanele'),
  [departmentGroupId('Research'), ...idsOf('chidi', 'yuki')],
)

/** Nested three deep: Building Access, Lab Access, Research. */
const access: readonly Group[] = [
  labAccess,
  group('building access', security('building-access', 'Building Access', 'Opens the front doors'), idsOf('lars'), [
    labAccess.id,
    departmentGroupId('IT'),
    departmentGroupId('Operations'),
  ]),
  group(
    'vpn',
    security('vpn-users', 'VPN Users', 'May connect from outside'),
    idsOf('lars', 'omar'),
    idsOf('grace', 'lars', 'mei', 'omar', 'tom', 'isabel', 'darius', 'claire', 'dmitri'),
  ),
  group(
    'invoice approvers',
    security('invoice-approvers', 'Invoice Approvers', 'Approve what is to be paid'),
    idsOf('ines'),
    idsOf('ines', 'helen', 'arjun', 'samuel'),
  ),
  group('empty', security('onboarding-2027', 'Onboarding 2027', 'Nobody yet'), idsOf('katarzyna')),
]

const byRule: readonly Group[] = [
  group(
    'all employees',
    dynamic(
      security('all-employees', 'All Employees', 'Everybody with an account of their own'),
      'user.userType -eq "Member" -and user.accountEnabled -eq true',
    ),
  ),
  group(
    'leeds office',
    dynamic(security('leeds-office', 'Leeds Office', 'Everybody in Leeds'), 'user.city -eq "Leeds"'),
    idsOf('elsa'),
  ),
  group(
    'research community',
    dynamic(
      unified('research-community', 'Research Community', 'News from the laboratory', 'Public'),
      '(user.department -eq "Research") -or (user.jobTitle -contains "Quality")',
    ),
    idsOf('hana'),
  ),
]

/** Kept by Exchange or by the directory on premises: Graph shows them and lets nobody touch them. */
const keptElsewhere: readonly Group[] = [
  group(
    'finance approvals',
    { ...security('finance-approvals', 'Finance Approvals', 'Security group with an address'), mailEnabled: true },
    idsOf('ines'),
    idsOf('ines', 'helen', 'arjun'),
  ),
  group(
    'newsletter',
    {
      ...security('newsletter', 'Newsletter', 'Distribution list'),
      mailEnabled: true,
      securityEnabled: false,
    },
    idsOf('noor'),
    idsOf('noor', 'leila', 'ada', 'tom', 'ines', 'hana', 'samuel', 'grace'),
  ),
  group(
    'plant floor',
    {
      ...security('plant-floor', 'DOM-Plant-Floor', 'Synchronised from the plant’s own domain'),
      onPremisesSyncEnabled: true,
      onPremisesDomainName: `plant.${tenant.domain}`,
      onPremisesNetBiosName: 'PLANT',
      onPremisesSamAccountName: 'DOM-Plant-Floor',
      onPremisesSecurityIdentifier: 'S-1-5-21-1004336348-1177238915-682003330-1104',
      onPremisesLastSyncDateTime: '2026-11-20T06:00:00Z',
    },
    [],
    idsOf('bjorn', 'johan', 'fatima', 'piotr', 'linh', 'emmanuel', 'sanna'),
  ),
]

const special: readonly Group[] = [
  group(
    'help desk administrators',
    {
      ...security('helpdesk-admins', 'Help Desk Administrators', 'Holds the role of the same name'),
      isAssignableToRole: true,
      visibility: 'Private',
    },
    idsOf('grace'),
    idsOf('priya', 'sofia'),
  ),
  group(
    'all company',
    unified('all-company', 'All Company', 'What concerns everybody', 'Public'),
    idsOf('ada', 'elsa'),
    employees.map(({ id }) => id),
  ),
  group(
    'works council',
    unified('works-council', 'Works Council', 'Who is in it is nobody else’s business', 'HiddenMembership'),
    idsOf('agnes'),
    idsOf('agnes', 'linh', 'stina', 'erik', 'abena'),
  ),
  group(
    'project larch',
    unified('project-larch', 'Project Larch', 'The next spectrometer, with partners'),
    idsOf('hana', 'mateo'),
    [...idsOf('hana', 'mateo', 'freja', 'suresh', 'rahul', 'noor'), ...guests.map(({ id }) => id)],
  ),
]

export const groups: readonly Group[] = [...ofDepartments, ...teams, ...access, ...byRule, ...keptElsewhere, ...special]

/** More than a page of members: the devices of everybody. */
export const deviceGroupId = stableId('group/registered devices')
export const deviceGroup = security('registered-devices', 'Registered Devices', 'Every computer and telephone')
