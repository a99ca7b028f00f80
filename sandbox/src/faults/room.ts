import type { OpenRoom } from '../room.ts'
import { faultRoutes } from './routes.ts'

export const faultsRoom: OpenRoom = (premises) => ({
  routes: faultRoutes(premises),
  forget: () => premises.faults.forget(),
})
