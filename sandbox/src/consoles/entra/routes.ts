import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { appRoutes } from './apps/index.ts'
import { consentRequestRoutes } from './consentRequests/index.ts'
import { enterpriseAppRoutes } from './enterpriseApps/index.ts'
import { groupRoutes } from './groups/index.ts'
import { showOverview } from './overview.ts'
import { lookingInside } from './rights.ts'
import { settingsRoutes } from './settings/index.ts'
import { userRoutes } from './users/index.ts'

/** The Microsoft Entra admin center. */
export const entraConsoleRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/entra', lookingInside(premises, showOverview))
    .route('/', userRoutes(premises))
    .route('/', groupRoutes(premises))
    .route('/', appRoutes(premises))
    .route('/', enterpriseAppRoutes(premises))
    .route('/', consentRequestRoutes(premises))
    .route('/', settingsRoutes(premises))
