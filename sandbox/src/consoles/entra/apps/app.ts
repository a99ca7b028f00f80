// What all pages of one app registration have in common: its address, its tabs, and who may change it.

import { html } from 'hono/html'
import { type AppRegistration, appView, findRegistration } from '../../../entra/index.ts'
import type { Premises } from '../../../premises.ts'
import { type Answer, type ConsoleView, showConsole, showNothing, tabs, type Visit } from '../../frame/index.ts'
import { changing, lookingInside, onlyLooking, type Right, toManageApps } from '../rights.ts'

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

export const pathOf = ({ clientId }: AppRegistration, page: AppPage = 'overview'): string =>
  page === 'overview' ? `${appsPath}/${clientId}` : `${appsPath}/${clientId}/${page}`

const allApps = { text: 'App registrations', href: appsPath }

const appOf = ({ c, premises }: Visit): AppRegistration | undefined =>
  findRegistration(premises.store, c.req.param('clientId') ?? '')

export const lookingAtApp = (premises: Premises, show: (visit: Visit, app: AppRegistration) => Answer) =>
  lookingInside(premises, (visit) => {
    const app = appOf(visit)
    return app ? show(visit, app) : showNothing(visit, 'Application', [allApps])
  })

/** A form on one of its pages, for those who may. */
export const changingApp = (
  premises: Premises,
  page: AppPage,
  act: (visit: Visit, app: AppRegistration, form: URLSearchParams) => Answer,
  right: Right = toManageApps,
) => {
  const back = (visit: Visit): string => {
    const app = appOf(visit)
    return app ? pathOf(app, page) : appsPath
  }
  return changing(premises, right, back, (visit, form) => {
    const app = appOf(visit)
    return app ? act(visit, app, form) : showNothing(visit, 'Application', [allApps])
  })
}

export const mayChangeApps = (visit: Visit): boolean => toManageApps.may(visit)

export function showAppPage(
  visit: Visit,
  app: AppRegistration,
  page: AppPage,
  view: Omit<ConsoleView, 'title' | 'trail'>,
): Answer {
  const all = Object.entries(pages) as [AppPage, string][]
  return showConsole(visit, {
    ...view,
    title: `${app.displayName} | ${pages[page]}`,
    trail: [allApps, { text: app.displayName, href: pathOf(app) }],
    body: html`${tabs(
      app.displayName,
      all.map(([name, text]) => ({ text, href: pathOf(app, name), isCurrent: name === page })),
    )}
${mayChangeApps(visit) ? '' : onlyLooking(visit, toManageApps)}
${view.body}`,
  })
}

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
