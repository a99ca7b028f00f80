import { Hono } from 'hono'
import type { Traced } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import type { OpenRoom } from '../room.ts'
import { adminCenterRoutes } from './adminCenter/index.ts'
import { approvalsRoutes } from './approvals/index.ts'
import { connectionsRoutes } from './connections/index.ts'
import { desktopFlowsRoutes } from './desktopFlows/index.ts'
import { entraConsoleRoutes } from './entra/index.ts'
import { environmentsRoutes } from './environments/index.ts'
import { faultConsoleRoutes } from './faults/index.ts'
import { flowsRoutes } from './flows/index.ts'
import { pickAccountRoutes } from './frame/index.ts'
import { journalConsoleRoutes } from './journal/index.ts'
import { machinesRoutes } from './machines/index.ts'
import { mailboxRoutes } from './mailbox/index.ts'
import { sharepointRoutes } from './sharepoint/index.ts'

/** Each under addresses of its own. */
const areas: readonly ((premises: Premises) => Hono<Traced>)[] = [
  pickAccountRoutes,
  environmentsRoutes,
  flowsRoutes,
  desktopFlowsRoutes,
  approvalsRoutes,
  connectionsRoutes,
  machinesRoutes,
  adminCenterRoutes,
  sharepointRoutes,
  mailboxRoutes,
  entraConsoleRoutes,
  faultConsoleRoutes,
  journalConsoleRoutes,
]

/** The pages on which people play Microsoft's side. They show and call; what may be, the rooms decide. */
export const consolesRoom: OpenRoom = (premises) => {
  const routes = new Hono<Traced>()
  for (const area of areas) routes.route('/', area(premises))
  return { routes }
}
