// What the consoles consist of: the apps of the launcher, and what stands at the left of each. A new console adds a line
// here and its routes to `consoles/room.ts`. Plain data, so that every page can show all of it.

import { environmentName } from '../../automate/index.ts'
import type { Store } from '../../store/index.ts'

export type ConsoleEntry = {
  title: string
  /** `{env}` stands for the environment. Pages below it belong to the entry, too. */
  path: string
  /** Pages below these belong to it as well. */
  also?: readonly string[]
  /** Entries that follow each other with the same group stand under it. */
  group?: string
}

export type ConsoleApp = {
  title: string
  about: string
  path: string
  entries: readonly ConsoleEntry[]
}

/** In Microsoft's words and order. */
const apps: readonly ConsoleApp[] = [
  {
    title: 'Power Automate',
    about: 'Cloud flows and desktop flows, their runs, connections, machines, approvals',
    path: '/environments',
    entries: [
      { title: 'Environments', path: '/environments' },
      { title: 'My flows', path: '/environments/{env}/flows', also: ['/environments/{env}/uiflows'] },
      { title: 'Approvals', path: '/environments/{env}/approvals' },
      { title: 'Connections', path: '/environments/{env}/connections', group: 'Data' },
      { title: 'Desktop flow runs', path: '/environments/{env}/desktopflowruns', group: 'Monitor' },
      { title: 'Machines', path: '/environments/{env}/machines', group: 'Monitor' },
    ],
  },
  {
    title: 'Power Platform admin center',
    about: 'The environment: its address, and who may do what in it',
    path: '/environments/{env}/hub',
    entries: [
      { title: 'Environment details', path: '/environments/{env}/hub' },
      { title: 'Application users', path: '/environments/{env}/appusers' },
      { title: 'Users', path: '/environments/{env}/users' },
    ],
  },
  {
    title: 'Microsoft Entra admin center',
    about: 'Users, groups, app registrations, consent',
    path: '/entra',
    entries: [
      { title: 'Overview', path: '/entra' },
      { title: 'Users', path: '/entra/users', group: 'Identity' },
      { title: 'Groups', path: '/entra/groups', group: 'Identity' },
      { title: 'App registrations', path: '/entra/apps', group: 'Applications' },
      { title: 'Enterprise applications', path: '/entra/enterprise-apps', group: 'Applications' },
      { title: 'Admin consent requests', path: '/entra/consent-requests', group: 'Applications' },
      { title: 'Settings', path: '/entra/settings', group: 'Tenant' },
    ],
  },
  {
    title: 'SharePoint',
    about: 'The sites of departments and teams, and who is in them',
    path: '/sharepoint',
    entries: [{ title: 'Sites', path: '/sharepoint', also: ['/sites'] }],
  },
  {
    title: 'Mailbox',
    about: 'What was sent to anybody, by programs and by the cloud',
    path: '/mailbox',
    entries: [{ title: 'Mail', path: '/mailbox' }],
  },
  {
    title: 'Sandbox',
    about: 'Its clock and data, faults, and the journal of every request',
    path: '/sandbox',
    entries: [
      { title: 'Overview', path: '/' },
      { title: 'Clock and data', path: '/sandbox' },
      { title: 'Faults', path: '/sandbox/faults' },
      { title: 'Journal', path: '/sandbox/journal' },
    ],
  },
]

/** With the environment filled in. */
export function consoleApps(store: Store): ConsoleApp[] {
  const filled = (path: string): string => path.replace('{env}', environmentName(store))
  return apps.map((app) => ({
    ...app,
    path: filled(app.path),
    entries: app.entries.map(({ path, also = [], ...entry }) => ({
      ...entry,
      path: filled(path),
      also: also.map(filled),
    })),
  }))
}

export type Whereabouts = { app: ConsoleApp; entry: ConsoleEntry | undefined }

/** The app and the entry that a page belongs to: of those it stands below, the nearest. */
export function whereabouts(all: readonly ConsoleApp[], path: string): Whereabouts | undefined {
  const around = all.flatMap((app) => [
    ...app.entries.flatMap((entry) => [entry.path, ...(entry.also ?? [])].map((at) => ({ app, entry, at }))),
    { app, entry: undefined, at: app.path },
  ])
  const [nearest] = around.filter(({ at }) => isBelow(path, at)).sort((one, other) => other.at.length - one.at.length)
  return nearest
}

const isBelow = (path: string, at: string): boolean => path === at || (at !== '/' && path.startsWith(`${at}/`))
