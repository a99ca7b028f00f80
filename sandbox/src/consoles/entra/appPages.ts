// The pages of one app, by its client id: what app registrations and enterprise applications have in common.

import { html } from 'hono/html'
import { type AppRegistration, findRegistration } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { type Answer, type ConsoleView, showConsole, showNothing, tabs, type Visit } from '../frame/index.ts'
import { changing, lookingInside, onlyLooking, type Right, toManageApps } from './rights.ts'

type AppPages<Page extends string> = {
  /** Of the list of all of them, and what it is called. */
  list: { text: string; href: string }
  /** Its titles; the first one stands at the app's own address. */
  pages: Readonly<Record<Page, string>>
  first: NoInfer<Page>
}

type Act = (visit: Visit, app: AppRegistration, form: URLSearchParams) => Answer

/** `right`: who may change something there, where not everybody who manages apps may. */
type AppView = Omit<ConsoleView, 'title' | 'trail'> & { right?: Right }

export function appPages<Page extends string>({ list, pages, first }: AppPages<Page>) {
  const pathOf = ({ clientId }: AppRegistration, page: Page = first): string =>
    page === first ? `${list.href}/${clientId}` : `${list.href}/${clientId}/${page}`
  const withApp = (visit: Visit, show: (app: AppRegistration) => Answer): Answer => {
    const app = appOf(visit)
    return app ? show(app) : showNothing(visit, 'Application', [list])
  }
  return {
    pathOf,
    lookingAtApp: (premises: Premises, show: (visit: Visit, app: AppRegistration) => Answer) =>
      lookingInside(premises, (visit) => withApp(visit, (app) => show(visit, app))),
    /** A form on one of its pages, for those who may. */
    changingApp: (premises: Premises, page: Page, act: Act, right: Right = toManageApps) => {
      const back = (visit: Visit): string => {
        const app = appOf(visit)
        return app ? pathOf(app, page) : list.href
      }
      return changing(premises, right, back, (visit, form) => withApp(visit, (app) => act(visit, app, form)))
    },
    showAppPage: (visit: Visit, app: AppRegistration, page: Page, view: AppView): Answer => {
      const { right = toManageApps, ...rest } = view
      const all = Object.entries(pages) as [Page, string][]
      return showConsole(visit, {
        ...rest,
        title: `${app.displayName} | ${pages[page]}`,
        trail: [list, { text: app.displayName, href: pathOf(app) }],
        body: html`${tabs(
          app.displayName,
          all.map(([name, text]) => ({ text, href: pathOf(app, name), isCurrent: name === page })),
        )}
${right.may(visit) ? '' : onlyLooking(visit, right)}
${view.body}`,
      })
    },
  }
}

const appOf = ({ c, premises }: Visit): AppRegistration | undefined =>
  findRegistration(premises.store, c.req.param('clientId') ?? '')
