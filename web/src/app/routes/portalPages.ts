import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { tasksSearch } from '../../tasks/search.ts'
import { part } from '../server.ts'
import { portal } from './areas.tsx'

const home = createRoute({
  getParentRoute: () => portal,
  path: '/',
  component: lazyRouteComponent(
    part(() => import('../../portal/PortalHomePage.tsx')),
    'PortalHomePage',
  ),
})

const tasks = createRoute({
  getParentRoute: () => portal,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(
    part(() => import('../../tasks/TasksPage.tsx')),
    'TasksPage',
  ),
})

const task = createRoute({
  getParentRoute: () => portal,
  path: '/tasks/$id',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(
    part(() => import('../../tasks/TaskPage.tsx')),
    'TaskPage',
  ),
})

const myAccount = createRoute({
  getParentRoute: () => portal,
  path: '/account',
  component: lazyRouteComponent(
    part(() => import('../../portal/MyAccountPage.tsx')),
    'MyAccountPage',
  ),
})

export const portalPages = [home, tasks, task, myAccount] as const
