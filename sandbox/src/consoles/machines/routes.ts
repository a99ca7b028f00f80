import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, looking } from '../frame/index.ts'
import { connect, disconnect, registerMachine, showNewMachine } from './actions.ts'
import { showMachines } from './showMachines.ts'

const all = '/environments/:env/machines'

export const machinesRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(all, looking(premises, showMachines))
    .get(`${all}/new`, looking(premises, showNewMachine))
    .post(`${all}/new`, acting(premises, registerMachine))
    .post(`${all}/:machine/connect`, acting(premises, connect))
    .post(`${all}/:machine/disconnect`, acting(premises, disconnect))
