// The two areas and their pages. What a page needs is what its operation needs: nothing is ruled here.

import { type Role, roleNames, roles } from '@countersign/core/accounts'
import {
  type Access,
  deployFile,
  getMail,
  listAccounts,
  listConnections,
  listDirectories,
  listFlowButtons,
  listFlows,
  listIncidents,
  listMySessions,
  listProcesses,
  listRequests,
  listRoleRules,
  listSecrets,
  listStores,
  listTasks,
  listTokens,
  searchAudit,
  searchInstances,
} from '@countersign/core/api'

export type AreaPage = {
  to: string
  title: string
  access: Access
  section?: string
  /** Within the section. */
  group?: string
}
export type Area = { title: string; home: string; pages: readonly AreaPage[] }

export const admin = {
  title: 'Admin Center',
  home: '/admin',
  pages: [
    { to: '/admin', title: 'Home', access: 'signed-in' },
    { to: '/admin/stores', title: 'Identity Stores', access: listStores.access, section: 'Directories' },
    { to: '/admin/requests', title: 'Requests', access: 'requests.read-all', section: 'Directories' },
    { to: '/admin/processes', title: 'Processes', access: listProcesses.access, section: 'Processes' },
    { to: '/admin/modeler', title: 'Modeler', access: deployFile.access, section: 'Processes' },
    { to: '/admin/instances', title: 'Instances', access: searchInstances.access, section: 'Processes' },
    { to: '/admin/incidents', title: 'Incidents', access: listIncidents.access, section: 'Processes' },
    {
      to: '/admin/flows',
      title: 'Action flows',
      access: listFlows.access,
      section: 'Apps and integrations',
      group: 'Actions',
    },
    {
      to: '/admin/connections',
      title: 'Connections',
      access: listConnections.access,
      section: 'Apps and integrations',
    },
    { to: '/admin/secrets', title: 'Secrets', access: listSecrets.access, section: 'Apps and integrations' },
    { to: '/admin/mail', title: 'Mail', access: getMail.access, section: 'Apps and integrations' },
    { to: '/admin/accounts', title: 'Accounts', access: listAccounts.access, section: 'People' },
    { to: '/admin/roles', title: 'Roles', access: listRoleRules.access, section: 'People' },
    { to: '/admin/audit', title: 'Audit log', access: searchAudit.access, section: 'Records' },
    { to: '/admin/tokens', title: 'API tokens', access: listTokens.access, section: 'Machines' },
    { to: '/admin/api', title: 'API reference', access: 'signed-in', section: 'Machines' },
  ],
} as const satisfies Area

export const portal = {
  title: 'Self-Service',
  home: '/portal',
  pages: [
    { to: '/portal', title: 'Home', access: listMySessions.access },
    { to: '/portal/tasks', title: 'Tasks', access: listTasks.access },
    { to: '/portal/requests', title: 'My Requests', access: listRequests.access },
    { to: '/portal/requests/inbox', title: 'Request Inbox', access: listRequests.access },
    { to: '/portal/requests/all', title: 'All Requests', access: 'requests.read-all' },
    { to: '/portal/actions', title: 'Action flows', access: listFlowButtons.access },
    { to: '/portal/users', title: 'Users', access: listDirectories.access },
    { to: '/portal/groups', title: 'Groups', access: listDirectories.access },
    { to: '/portal/account', title: 'My account', access: listMySessions.access },
  ],
} as const satisfies Area

type May = (access: Access) => boolean

/** An area is open to whoever may see a page of it that not everybody may see. */
export const isOpen = (area: Area, may: May): boolean =>
  area.pages.some(({ access }) => access !== 'signed-in' && access !== 'anyone' && may(access))

/** Where somebody begins who came to no page in particular. */
export const homeFor = (may: May): '/admin' | '/portal' => (isOpen(admin, may) ? admin.home : portal.home)

/** The roles that open an area: whom to ask for one. */
export const rolesThatOpen = (area: Area): Role[] =>
  roleNames.filter((role) =>
    isOpen(area, (access) => roles[role].permissions.some((permission) => permission === access)),
  )

/** The page of the area that an address belongs to: its own, or the one it lies beneath. */
export const pageAt = (area: Area, path: string): AreaPage | undefined =>
  area.pages
    .filter(({ to }) => path === to || (to !== area.home && path.startsWith(`${to}/`)))
    .toSorted((a, b) => b.to.length - a.to.length)[0]
