// The pages of identity stores, and of looking things up in them.

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { workflowsSearch } from '../../stores/workflows/search.ts'
import { part } from '../server.ts'
import { admin, portal } from './areas.tsx'

const words = z.string().optional().catch(undefined)
const wordsSearch = z.object({ search: words })
const directorySearch = z.object({ search: words, store: words })
const groupsSearch = directorySearch.extend({ of: z.enum(['mine', 'owned']).optional().catch(undefined) })

const stores = createRoute({
  getParentRoute: () => admin,
  path: '/stores',
  component: lazyRouteComponent(
    part(() => import('../../stores/StoresPage.tsx')),
    'StoresPage',
  ),
})

const storeUsers = createRoute({
  getParentRoute: () => admin,
  path: '/stores/$storeId',
  validateSearch: wordsSearch,
  component: lazyRouteComponent(
    part(() => import('../../stores/StoreObjectsPage.tsx')),
    'StoreUsersPage',
  ),
})

const storeGroups = createRoute({
  getParentRoute: () => admin,
  path: '/stores/$storeId/groups',
  validateSearch: wordsSearch,
  component: lazyRouteComponent(
    part(() => import('../../stores/StoreObjectsPage.tsx')),
    'StoreGroupsPage',
  ),
})

const storeSettings = createRoute({
  getParentRoute: () => admin,
  path: '/stores/$storeId/settings',
  component: lazyRouteComponent(
    part(() => import('../../stores/StoreSettingsPage.tsx')),
    'StoreSettingsPage',
  ),
})

const storeWorkflows = createRoute({
  getParentRoute: () => admin,
  path: '/stores/$storeId/workflows',
  validateSearch: workflowsSearch,
  component: lazyRouteComponent(
    part(() => import('../../stores/workflows/WorkflowsPage.tsx')),
    'WorkflowsPage',
  ),
})

const newWorkflow = createRoute({
  getParentRoute: () => admin,
  path: '/stores/$storeId/workflows/new',
  component: lazyRouteComponent(
    part(() => import('../../stores/workflows/edit/NewWorkflowPage.tsx')),
    'NewWorkflowPage',
  ),
})

const storeWorkflow = createRoute({
  getParentRoute: () => admin,
  path: '/stores/$storeId/workflows/$id',
  component: lazyRouteComponent(
    part(() => import('../../stores/workflows/edit/EditWorkflowPage.tsx')),
    'EditWorkflowPage',
  ),
})

const storeObject = createRoute({
  getParentRoute: () => admin,
  path: '/stores/$storeId/objects/$id',
  component: lazyRouteComponent(
    part(() => import('../../stores/StoreObjectPage.tsx')),
    'StoreObjectPage',
  ),
})

const users = createRoute({
  getParentRoute: () => portal,
  path: '/users',
  validateSearch: directorySearch,
  component: lazyRouteComponent(
    part(() => import('../../portal/DirectoryPages.tsx')),
    'PortalUsersPage',
  ),
})

const groups = createRoute({
  getParentRoute: () => portal,
  path: '/groups',
  validateSearch: groupsSearch,
  component: lazyRouteComponent(
    part(() => import('../../portal/DirectoryPages.tsx')),
    'PortalGroupsPage',
  ),
})

const object = createRoute({
  getParentRoute: () => portal,
  path: '/directory/$storeId/$id',
  component: lazyRouteComponent(
    part(() => import('../../portal/DirectoryPages.tsx')),
    'PortalObjectPage',
  ),
})

export const storePages = [
  stores,
  storeUsers,
  storeGroups,
  storeSettings,
  storeWorkflows,
  newWorkflow,
  storeWorkflow,
  storeObject,
] as const
export const directoryPages = [users, groups, object] as const
