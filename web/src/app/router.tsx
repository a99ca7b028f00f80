// Every page by its own file, not by a folder's face: a face would bring all of a folder into the first load.

import { createRouter } from '@tanstack/react-router'
import { FailurePage } from './failures/FailurePage.tsx'
import { NotFoundPage } from './failures/NotFoundPage.tsx'
import { Opening } from './Opening.tsx'
import { adminPages } from './routes/adminPages.ts'
import { admin, portal } from './routes/areas.tsx'
import { actionPages, flowPages } from './routes/flowPages.ts'
import { integrationPages } from './routes/integrationPages.ts'
import { root, signedIn, signedInAgain, welcome } from './routes/outside.tsx'
import { portalPages } from './routes/portalPages.ts'
import { processPages } from './routes/processPages.ts'
import { adminRequestPages, requestPages } from './routes/requestPages.ts'
import { directoryPages, storePages } from './routes/storePages.ts'
import { parseSearch, stringifySearch } from './searchText.ts'

const routeTree = root.addChildren([
  welcome,
  signedInAgain,
  signedIn.addChildren([
    admin.addChildren([
      ...adminPages,
      ...storePages,
      ...processPages,
      ...integrationPages,
      ...flowPages,
      ...adminRequestPages,
    ]),
    portal.addChildren([...portalPages, ...directoryPages, ...requestPages, ...actionPages]),
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
