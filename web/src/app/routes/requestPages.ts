// The pages of requests: in Self-Service, and those of everybody in the Admin Center too.

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { requestsSearch } from '../../requests/search.ts'
import { part } from '../server.ts'
import { admin, portal } from './areas.tsx'

const lists = part(() => import('../../requests/list/pages.tsx'))
const single = part(() => import('../../requests/page/pages.tsx'))

const mine = createRoute({
  getParentRoute: () => portal,
  path: '/requests',
  validateSearch: requestsSearch,
  component: lazyRouteComponent(lists, 'MyRequestsPage'),
})

const inbox = createRoute({
  getParentRoute: () => portal,
  path: '/requests/inbox',
  validateSearch: requestsSearch,
  component: lazyRouteComponent(lists, 'InboxPage'),
})

const all = createRoute({
  getParentRoute: () => portal,
  path: '/requests/all',
  validateSearch: requestsSearch,
  component: lazyRouteComponent(lists, 'AllRequestsPage'),
})

const request = createRoute({
  getParentRoute: () => portal,
  path: '/requests/$id',
  component: lazyRouteComponent(single, 'RequestPage'),
})

// The same beneath the list one came from, so that it leads back there.

const inboxRequest = createRoute({
  getParentRoute: () => portal,
  path: '/requests/inbox/$id',
  component: lazyRouteComponent(single, 'InboxRequestPage'),
})

const oneOfAll = createRoute({
  getParentRoute: () => portal,
  path: '/requests/all/$id',
  component: lazyRouteComponent(single, 'OneOfAllPage'),
})

const adminAll = createRoute({
  getParentRoute: () => admin,
  path: '/requests',
  validateSearch: requestsSearch,
  component: lazyRouteComponent(lists, 'AdminRequestsPage'),
})

const adminRequest = createRoute({
  getParentRoute: () => admin,
  path: '/requests/$id',
  component: lazyRouteComponent(single, 'AdminRequestPage'),
})

export const requestPages = [mine, inbox, all, request, inboxRequest, oneOfAll] as const
export const adminRequestPages = [adminAll, adminRequest] as const
