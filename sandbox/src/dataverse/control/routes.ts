import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import type { ServiceProtection } from '../serviceProtection.ts'
import { connectionRoutes, machineRoutes, memberRoutes, settingRoutes } from './environmentRoutes.ts'
import { flowRoutes } from './flowRoutes.ts'
import { runRoutes } from './runRoutes.ts'

export const controlRoutes = (premises: Premises, protection: ServiceProtection): Hono<Traced> =>
  new Hono<Traced>()
    .route('/', flowRoutes(premises))
    .route('/', runRoutes(premises))
    .route('/', machineRoutes(premises))
    .route('/', connectionRoutes(premises))
    .route('/', memberRoutes(premises))
    .route('/', settingRoutes(premises, protection))
