// The pages of action flows: built and looked into in the Admin Center, begun in Self-Service.

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { builderSearch, flowsSearch, runSearch, runsSearch } from '../../flows/search.ts'
import { part } from '../server.ts'
import { admin, portal } from './areas.tsx'

const flows = createRoute({
  getParentRoute: () => admin,
  path: '/flows',
  validateSearch: flowsSearch,
  component: lazyRouteComponent(
    part(() => import('../../flows/FlowsPage.tsx')),
    'FlowsPage',
  ),
})

const flow = createRoute({
  getParentRoute: () => admin,
  path: '/flows/$id',
  validateSearch: builderSearch,
  component: lazyRouteComponent(
    part(() => import('../../flows/builder/BuilderPage.tsx')),
    'BuilderPage',
  ),
})

const flowRuns = createRoute({
  getParentRoute: () => admin,
  path: '/flows/$id/runs',
  validateSearch: runsSearch,
  component: lazyRouteComponent(
    part(() => import('../../flows/runs/RunsPage.tsx')),
    'RunsPage',
  ),
})

const flowRun = createRoute({
  getParentRoute: () => admin,
  path: '/flows/$id/runs/$runId',
  validateSearch: runSearch,
  component: lazyRouteComponent(
    part(() => import('../../flows/runs/RunPage.tsx')),
    'RunPage',
  ),
})

export const flowPages = [flows, flow, flowRuns, flowRun] as const

const actions = createRoute({
  getParentRoute: () => portal,
  path: '/actions',
  component: lazyRouteComponent(
    part(() => import('../../flows/press/ActionsPage.tsx')),
    'ActionsPage',
  ),
})

const myRun = createRoute({
  getParentRoute: () => portal,
  path: '/actions/$id',
  component: lazyRouteComponent(
    part(() => import('../../flows/press/MyRunPage.tsx')),
    'MyRunPage',
  ),
})

export const actionPages = [actions, myRun] as const
