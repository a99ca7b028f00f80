// What all pages of one app registration have in common: its address, its tabs, and who may change it.

import { type AppRegistration, appView } from '../../../entra/index.ts'
import type { Visit } from '../../frame/index.ts'
import { appPages } from '../appPages.ts'
import { toManageApps } from '../rights.ts'

export const appsPath = '/entra/apps'

const pages = {
  overview: 'Overview',
  authentication: 'Authentication',
  credentials: 'Certificates & secrets',
  'token-configuration': 'Token configuration',
  permissions: 'API permissions',
  roles: 'App roles',
} as const

export type AppPage = keyof typeof pages

const allApps = { text: 'App registrations', href: appsPath }

export const { pathOf, lookingAtApp, changingApp, showAppPage } = appPages<AppPage>({
  list: allApps,
  pages,
  first: 'overview',
})

export const mayChangeApps = (visit: Visit): boolean => toManageApps.may(visit)

/** A page below one of its pages. */
export const trailTo = (app: AppRegistration, page: AppPage) => [
  allApps,
  { text: app.displayName, href: pathOf(app) },
  { text: pages[page], href: pathOf(app, page) },
]

export type AppView = ReturnType<typeof appView>

export const viewOf = ({ premises }: Visit, app: AppRegistration): AppView => appView(premises, app)

export const accountsText: Readonly<Record<AppRegistration['signInAudience'], string>> = {
  AzureADMyOrg: 'Accounts in this organizational directory only (Single tenant)',
  AzureADMultipleOrgs: 'Accounts in any organizational directory (Multitenant)',
}

export const platformText = { web: 'Web', spa: 'Single-page application', publicClient: 'Mobile and desktop' } as const

export const platformOptions = Object.entries(platformText).map(([value, text]) => ({ value, text }))
