import type { Me } from '@countersign/core/api'
import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { mayDo, meQuery, problemCodeOf, welcomeQuery } from '../../api/index.ts'
import { homeFor } from '../areas.ts'
import { FailurePage } from '../failures/FailurePage.tsx'
import { NotFoundPage } from '../failures/NotFoundPage.tsx'
import { part, queries } from '../server.ts'

/** An address of this site to come back to. The server checks it again before it sends anybody there. */
const welcomeSearch = z.object({ returnTo: z.string().startsWith('/').optional().catch(undefined) })

// What stands where no shell is around it, because there is none or because it could not be opened.
const alone = {
  errorComponent: ({ error }: { error: unknown }) => <FailurePage alone error={error} />,
  notFoundComponent: () => <NotFoundPage alone />,
}

export const root = createRootRoute({ component: Outlet, ...alone })

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

export const welcome = createRoute({
  getParentRoute: () => root,
  ...alone,
  path: '/',
  validateSearch: welcomeSearch,
  beforeLoad: async () => {
    const me = await whoIsThere()
    if (me) throw redirect({ to: homeFor((access) => mayDo(me, access)), replace: true })
  },
  component: lazyRouteComponent(
    part(() => import('../welcome/WelcomePage.tsx')),
    'WelcomePage',
  ),
})

export const signedInAgain = createRoute({
  getParentRoute: () => root,
  ...alone,
  path: '/signed-in',
  component: lazyRouteComponent(
    part(() => import('../welcome/SignedInAgainPage.tsx')),
    'SignedInAgainPage',
  ),
})

/** Everything behind the sign-in. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  errorComponent: alone.errorComponent,
  beforeLoad: async ({ location }) => {
    if (!(await whoIsThere())) throw redirect({ to: '/', search: { returnTo: location.href } })
  },
  component: lazyRouteComponent(
    part(() => import('../shell/Shell.tsx')),
    'Shell',
  ),
})
