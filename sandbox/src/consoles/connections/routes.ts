import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, looking, onwards } from '../frame/index.ts'
import { askToDelete, breakConnection, deleteConnection, fixConnection } from './actions.ts'
import { createConnection, showAvailable, showNewConnection } from './newConnection.ts'
import { showConnection } from './showConnection.ts'
import { showConnections } from './showConnections.ts'

const all = '/environments/:env/connections'
const one = `${all}/:api/:name`

export const connectionsRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get(all, looking(premises, showConnections))
    .get(`${all}/available`, looking(premises, showAvailable))
    .get(`${all}/:api/new`, looking(premises, showNewConnection))
    .post(`${all}/:api/new`, acting(premises, createConnection))
    .get(one, onwards('details'))
    .get(`${one}/details`, looking(premises, showConnection))
    .post(`${one}/break`, acting(premises, breakConnection))
    .post(`${one}/fix`, acting(premises, fixConnection))
    .get(`${one}/delete`, looking(premises, askToDelete))
    .post(`${one}/delete`, acting(premises, deleteConnection))
