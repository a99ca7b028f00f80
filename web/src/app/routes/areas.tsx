import { createRoute } from '@tanstack/react-router'
import { NotFoundPage } from '../failures/NotFoundPage.tsx'
import { signedIn } from './outside.tsx'

export const admin = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin',
  notFoundComponent: () => <NotFoundPage />,
})

export const portal = createRoute({
  getParentRoute: () => signedIn,
  path: '/portal',
  notFoundComponent: () => <NotFoundPage />,
})
