// `/environments/{env}/approvals/…`. A GET decides nothing: what follows links in mail is not a person.

import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, looking, onwards } from '../frame/index.ts'
import { askToCancel, askWhom, cancel, reassign, respond } from './respond.ts'
import { showApproval } from './showApproval.ts'
import { showHistory, showReceived, showSent } from './showLists.ts'

const all = '/environments/:env/approvals'
const one = `${all}/received/:approval`

export const approvalsRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(all, onwards('received'))
    .get(`${all}/received`, looking(premises, showReceived))
    .get(`${all}/sent`, looking(premises, showSent))
    .get(`${all}/history`, looking(premises, showHistory))
    .get(one, looking(premises, showApproval))
    .post(one, acting(premises, respond))
    .get(`${one}/reassign`, looking(premises, askWhom))
    .post(`${one}/reassign`, acting(premises, reassign))
    .get(`${one}/cancel`, looking(premises, askToCancel))
    .post(`${one}/cancel`, acting(premises, cancel))
