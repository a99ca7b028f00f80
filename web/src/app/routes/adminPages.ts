import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { auditSearch } from '../../audit/search.ts'
import { part } from '../server.ts'
import { admin } from './areas.tsx'

const wordsSearch = z.object({ search: z.string().optional().catch(undefined) })

const home = createRoute({
  getParentRoute: () => admin,
  path: '/',
  component: lazyRouteComponent(
    part(() => import('../../home/AdminHomePage.tsx')),
    'AdminHomePage',
  ),
})

const audit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(
    part(() => import('../../audit/AuditPage.tsx')),
    'AuditPage',
  ),
})

const accounts = createRoute({
  getParentRoute: () => admin,
  path: '/accounts',
  validateSearch: wordsSearch,
  component: lazyRouteComponent(
    part(() => import('../../accounts/AccountsPage.tsx')),
    'AccountsPage',
  ),
})

const roles = createRoute({
  getParentRoute: () => admin,
  path: '/roles',
  component: lazyRouteComponent(
    part(() => import('../../accounts/RolesPage.tsx')),
    'RolesPage',
  ),
})

const apiTokens = createRoute({
  getParentRoute: () => admin,
  path: '/tokens',
  component: lazyRouteComponent(
    part(() => import('../../tokens/TokensPage.tsx')),
    'TokensPage',
  ),
})

const reference = createRoute({
  getParentRoute: () => admin,
  path: '/api',
  validateSearch: wordsSearch,
  component: lazyRouteComponent(
    part(() => import('../../reference/ReferencePage.tsx')),
    'ReferencePage',
  ),
})

export const adminPages = [home, audit, accounts, roles, apiTokens, reference] as const
