import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, looking } from '../frame/index.ts'
import { showEntry } from './entry.ts'
import { clear, journalPath, showJournal } from './list.ts'

export const journalConsoleRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(journalPath, looking(premises, showJournal))
    .get(`${journalPath}/:id`, looking(premises, showEntry))
    .post(`${journalPath}/clear`, acting(premises, clear))
