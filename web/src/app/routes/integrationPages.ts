// The pages of the section “Apps and integrations”.

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { connectionSearch, newConnectionSearch } from '../../connections/search.ts'
import { mailSearch } from '../../mail/search.ts'
import { part } from '../server.ts'
import { admin } from './areas.tsx'

const connections = createRoute({
  getParentRoute: () => admin,
  path: '/connections',
  validateSearch: connectionSearch,
  component: lazyRouteComponent(
    part(() => import('../../connections/ConnectionsPage.tsx')),
    'ConnectionsPage',
  ),
})

const newConnection = createRoute({
  getParentRoute: () => admin,
  path: '/connections/new',
  validateSearch: newConnectionSearch,
  component: lazyRouteComponent(
    part(() => import('../../connections/create/NewConnectionPage.tsx')),
    'NewConnectionPage',
  ),
})

const connection = createRoute({
  getParentRoute: () => admin,
  path: '/connections/$id',
  validateSearch: connectionSearch,
  component: lazyRouteComponent(
    part(() => import('../../connections/ConnectionPage.tsx')),
    'ConnectionPage',
  ),
})

const secrets = createRoute({
  getParentRoute: () => admin,
  path: '/secrets',
  component: lazyRouteComponent(
    part(() => import('../../secrets/SecretsPage.tsx')),
    'SecretsPage',
  ),
})

const mail = createRoute({
  getParentRoute: () => admin,
  path: '/mail',
  validateSearch: mailSearch,
  component: lazyRouteComponent(
    part(() => import('../../mail/MailPage.tsx')),
    'MailPage',
  ),
})

export const integrationPages = [connections, newConnection, connection, secrets, mail] as const
