// An enterprise application: what an app registration is in this tenant. Who may sign in to it, what it was granted.

import { html } from 'hono/html'
import { type AppRegistration, findRegistration } from '../../../entra/index.ts'
import type { Premises } from '../../../premises.ts'
import { type Answer, type ConsoleView, showConsole, showNothing, tabs, type Visit } from '../../frame/index.ts'
import { changing, lookingInside, onlyLooking, type Right, toManageApps } from '../rights.ts'

export const enterpriseAppsPath = '/entra/enterprise-apps'

const pages = { properties: 'Properties', users: 'Users and groups', permissions: 'Permissions' } as const

type Page = keyof typeof pages

export const pathOf = ({ clientId }: AppRegistration, page: Page = 'properties'): string =>
  page === 'properties' ? `${enterpriseAppsPath}/${clientId}` : `${enterpriseAppsPath}/${clientId}/${page}`

const allApps = { text: 'Enterprise applications', href: enterpriseAppsPath }

const appOf = ({ c, premises }: Visit): AppRegistration | undefined =>
  findRegistration(premises.store, c.req.param('clientId') ?? '')

export const lookingAtApp = (premises: Premises, show: (visit: Visit, app: AppRegistration) => Answer) =>
  lookingInside(premises, (visit) => {
    const app = appOf(visit)
    return app ? show(visit, app) : showNothing(visit, 'Application', [allApps])
  })

export const changingApp = (
  premises: Premises,
  page: Page,
  act: (visit: Visit, app: AppRegistration, form: URLSearchParams) => Answer,
  right: Right = toManageApps,
) => {
  const back = (visit: Visit): string => {
    const app = appOf(visit)
    return app ? pathOf(app, page) : enterpriseAppsPath
  }
  return changing(premises, right, back, (visit, form) => {
    const app = appOf(visit)
    return app ? act(visit, app, form) : showNothing(visit, 'Application', [allApps])
  })
}

export function showAppPage(
  visit: Visit,
  app: AppRegistration,
  page: Page,
  view: Omit<ConsoleView, 'title' | 'trail'> & { right?: Right },
): Answer {
  const { right = toManageApps, ...rest } = view
  const all = Object.entries(pages) as [Page, string][]
  return showConsole(visit, {
    ...rest,
    title: `${app.displayName} | ${pages[page]}`,
    trail: [allApps, { text: app.displayName, href: pathOf(app) }],
    body: html`${tabs(
      app.displayName,
      all.map(([name, text]) => ({ text, href: pathOf(app, name), isCurrent: name === page })),
    )}
${right.may(visit) ? '' : onlyLooking(visit, right)}
${view.body}`,
  })
}
