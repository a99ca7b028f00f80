// The pages of the section “Apps and integrations”.

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../server.ts'
import { admin } from './areas.tsx'

const secrets = createRoute({
  getParentRoute: () => admin,
  path: '/secrets',
  component: lazyRouteComponent(
    part(() => import('../../secrets/SecretsPage.tsx')),
    'SecretsPage',
  ),
})

export const integrationPages = [secrets] as const
