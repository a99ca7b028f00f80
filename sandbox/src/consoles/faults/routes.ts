import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, looking } from '../frame/index.ts'
import { clear, faultsPath, remove, showFaults, turn } from './list.ts'
import { addFault, showNewFault } from './newFault.ts'

export const faultConsoleRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(faultsPath, looking(premises, showFaults))
    .get(`${faultsPath}/new`, looking(premises, showNewFault))
    .post(`${faultsPath}/new`, acting(premises, addFault))
    .post(`${faultsPath}/clear`, acting(premises, clear))
    .post(`${faultsPath}/:id/off`, acting(premises, turn(true)))
    .post(`${faultsPath}/:id/on`, acting(premises, turn(false)))
    .post(`${faultsPath}/:id/remove`, acting(premises, remove))
