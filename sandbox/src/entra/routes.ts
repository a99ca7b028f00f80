import { Hono } from 'hono'
import { authorizeRoutes } from './authorize.ts'
import { discoveryRoutes } from './discovery.ts'
import { logoutRoutes } from './logout.ts'
import { lookUpRoutes } from './lookUp.ts'
import type { Premises } from './premises.ts'
import { tokenRoutes } from './token.ts'
import type { Traced } from './traced.ts'
import { userinfoRoutes } from './userinfo.ts'

/** Entra ID as far as it is played, at the paths it has in the cloud. */
export const entraRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .route('/', discoveryRoutes(premises))
    .route('/', authorizeRoutes(premises))
    .route('/', tokenRoutes(premises))
    .route('/', userinfoRoutes(premises))
    .route('/', logoutRoutes(premises))
    .route('/', lookUpRoutes(premises))
