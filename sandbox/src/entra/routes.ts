import { Hono } from 'hono'
import type { Premises } from '../premises.ts'
import { administrationRoutes } from './administration/index.ts'
import { discoveryRoutes } from './discovery.ts'
import { getTokenRoutes } from './getToken/index.ts'
import { logoutRoutes } from './logout.ts'
import { lookUpRoutes } from './lookUp.ts'
import { adminConsentRoutes, authorizeRoutes, consentRequestRoutes } from './signIn/index.ts'
import { tokenRoutes } from './token.ts'
import type { Traced } from './traced.ts'
import { userinfoRoutes } from './userinfo.ts'

/** Entra ID as far as it is played, at the paths it has in the cloud. */
export const entraRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .route('/', discoveryRoutes(premises))
    .route('/', authorizeRoutes(premises))
    .route('/', adminConsentRoutes(premises))
    .route('/', consentRequestRoutes(premises))
    .route('/', tokenRoutes(premises))
    .route('/', userinfoRoutes(premises))
    .route('/', logoutRoutes(premises))
    .route('/', lookUpRoutes(premises))
    .route('/', getTokenRoutes(premises))
    .route('/', administrationRoutes(premises))
