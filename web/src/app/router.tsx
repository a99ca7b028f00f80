// Every page by its own file, not by a folder's face: a face would bring all of a folder into the first load.

import type { Me } from '@countersign/core/api'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { z } from 'zod'
import { mayDo, meQuery, problemCodeOf, welcomeQuery } from '../api/index.ts'
import { auditSearch } from '../audit/search.ts'
import { homeFor } from './areas.ts'
import { FailurePage } from './failures/FailurePage.tsx'
import { NotFoundPage } from './failures/NotFoundPage.tsx'
import { Opening } from './Opening.tsx'
import { parseSearch, stringifySearch } from './searchText.ts'
import { part, queries } from './server.ts'

/** An address of this site to come back to. The server checks it again before it sends anybody there. */
const welcomeSearch = z.object({ returnTo: z.string().startsWith('/').optional().catch(undefined) })
const wordsSearch = z.object({ search: z.string().optional().catch(undefined) })

// What stands where no shell is around it, because there is none or because it could not be opened.
const alone = {
  errorComponent: ({ error }: { error: unknown }) => <FailurePage alone error={error} />,
  notFoundComponent: () => <NotFoundPage alone />,
}

const root = createRootRoute({ component: Outlet, ...alone })

/** Who is signed in, or null when nobody is. A server that does not answer is neither. */
async function whoIsThere(): Promise<Me | null> {
  // Asked for along the way, so that the sandbox's banner does not push down a page that already stands.
  const greeting = queries.prefetchQuery(welcomeQuery)
  try {
    return await queries.ensureQueryData(meQuery)
  } catch (error) {
    if (problemCodeOf(error) === 'not-signed-in') return null
    throw error
  } finally {
    await greeting
  }
}

const welcome = createRoute({
  getParentRoute: () => root,
  ...alone,
  path: '/',
  validateSearch: welcomeSearch,
  beforeLoad: async () => {
    const me = await whoIsThere()
    if (me) throw redirect({ to: homeFor((access) => mayDo(me, access)), replace: true })
  },
  component: lazyRouteComponent(
    part(() => import('./welcome/WelcomePage.tsx')),
    'WelcomePage',
  ),
})

const signedInAgain = createRoute({
  getParentRoute: () => root,
  ...alone,
  path: '/signed-in',
  component: lazyRouteComponent(
    part(() => import('./welcome/SignedInAgainPage.tsx')),
    'SignedInAgainPage',
  ),
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  errorComponent: alone.errorComponent,
  beforeLoad: async ({ location }) => {
    if (!(await whoIsThere())) throw redirect({ to: '/', search: { returnTo: location.href } })
  },
  component: lazyRouteComponent(
    part(() => import('./shell/Shell.tsx')),
    'Shell',
  ),
})

const admin = createRoute({ getParentRoute: () => signedIn, path: '/admin', notFoundComponent: () => <NotFoundPage /> })
const portal = createRoute({
  getParentRoute: () => signedIn,
  path: '/portal',
  notFoundComponent: () => <NotFoundPage />,
})

const adminHome = createRoute({
  getParentRoute: () => admin,
  path: '/',
  component: lazyRouteComponent(
    part(() => import('../home/AdminHomePage.tsx')),
    'AdminHomePage',
  ),
})

const audit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(
    part(() => import('../audit/AuditPage.tsx')),
    'AuditPage',
  ),
})

const accounts = createRoute({
  getParentRoute: () => admin,
  path: '/accounts',
  validateSearch: wordsSearch,
  component: lazyRouteComponent(
    part(() => import('../accounts/AccountsPage.tsx')),
    'AccountsPage',
  ),
})

const roles = createRoute({
  getParentRoute: () => admin,
  path: '/roles',
  component: lazyRouteComponent(
    part(() => import('../accounts/RolesPage.tsx')),
    'RolesPage',
  ),
})

const apiTokens = createRoute({
  getParentRoute: () => admin,
  path: '/tokens',
  component: lazyRouteComponent(
    part(() => import('../tokens/TokensPage.tsx')),
    'TokensPage',
  ),
})

const reference = createRoute({
  getParentRoute: () => admin,
  path: '/api',
  validateSearch: wordsSearch,
  component: lazyRouteComponent(
    part(() => import('../reference/ReferencePage.tsx')),
    'ReferencePage',
  ),
})

const portalHome = createRoute({
  getParentRoute: () => portal,
  path: '/',
  component: lazyRouteComponent(
    part(() => import('../portal/PortalHomePage.tsx')),
    'PortalHomePage',
  ),
})

const myAccount = createRoute({
  getParentRoute: () => portal,
  path: '/account',
  component: lazyRouteComponent(
    part(() => import('../portal/MyAccountPage.tsx')),
    'MyAccountPage',
  ),
})

const routeTree = root.addChildren([
  welcome,
  signedInAgain,
  signedIn.addChildren([
    admin.addChildren([adminHome, audit, accounts, roles, apiTokens, reference]),
    portal.addChildren([portalHome, myAccount]),
  ]),
])

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingMs: 250,
  defaultPendingComponent: Opening,
  defaultErrorComponent: ({ error }) => <FailurePage error={error} />,
  defaultNotFoundComponent: () => <NotFoundPage />,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be merged with the router's own
  interface Register {
    router: typeof router
  }
}
