import { Hono } from 'hono'
import type { Traced } from '../entra/index.ts'
import type { Premises } from '../premises.ts'

/** Where it is reached: by http, by https, and where mail comes in. */
export const doorRoutes = ({ doors, smtpUrl }: Premises): Hono<Traced> =>
  new Hono<Traced>().get('/_sandbox/doors', (c) => c.json({ ...doors, smtp: smtpUrl }))
