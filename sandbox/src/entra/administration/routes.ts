import { Hono } from 'hono'
import type { Premises } from '../../premises.ts'
import type { Traced } from '../traced.ts'
import { grantRoutes } from './grantRoutes.ts'
import { registrationRoutes } from './registrationRoutes.ts'

/** What an administrator does on Entra's pages, for a program. */
export const administrationRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>().route('/', registrationRoutes(premises)).route('/', grantRoutes(premises))
