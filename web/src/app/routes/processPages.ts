// The pages of the section “Processes”. What an address may say after its `?` stands with the page it is for.

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { incidentsSearch } from '../../incidents/search.ts'
import { instancePlace } from '../../instances/place.ts'
import { instancesSearch } from '../../instances/search.ts'
import { modelerSearch } from '../../modeler/search.ts'
import { processesSearch, processSearch } from '../../processes/search.ts'
import { part } from '../server.ts'
import { admin } from './areas.tsx'

const processes = createRoute({
  getParentRoute: () => admin,
  path: '/processes',
  validateSearch: processesSearch,
  component: lazyRouteComponent(
    part(() => import('../../processes/ProcessesPage.tsx')),
    'ProcessesPage',
  ),
})

const process = createRoute({
  getParentRoute: () => admin,
  path: '/processes/$processId',
  validateSearch: processSearch,
  component: lazyRouteComponent(
    part(() => import('../../processes/ProcessPage.tsx')),
    'ProcessPage',
  ),
})

const modeler = createRoute({
  getParentRoute: () => admin,
  path: '/modeler',
  validateSearch: modelerSearch,
  component: lazyRouteComponent(
    part(() => import('../../modeler/ModelerPage.tsx')),
    'ModelerPage',
  ),
})

const instances = createRoute({
  getParentRoute: () => admin,
  path: '/instances',
  validateSearch: instancesSearch,
  component: lazyRouteComponent(
    part(() => import('../../instances/InstancesPage.tsx')),
    'InstancesPage',
  ),
})

const instance = createRoute({
  getParentRoute: () => admin,
  path: '/instances/$id',
  validateSearch: instancePlace,
  component: lazyRouteComponent(
    part(() => import('../../instances/InstancePage.tsx')),
    'InstancePage',
  ),
})

const incidents = createRoute({
  getParentRoute: () => admin,
  path: '/incidents',
  validateSearch: incidentsSearch,
  component: lazyRouteComponent(
    part(() => import('../../incidents/IncidentsPage.tsx')),
    'IncidentsPage',
  ),
})

export const processPages = [processes, process, modeler, instances, instance, incidents] as const
