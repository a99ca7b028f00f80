import type { OpenRoom } from '../room.ts'
import { journalRoutes } from './routes.ts'

export const journalRoom: OpenRoom = (premises) => ({
  routes: journalRoutes(premises),
  forget: () => premises.journal.clear(),
})
