import type { OpenRoom } from '../room.ts'
import { controlRoutes } from './control.ts'
import { rememberPort } from './sql.ts'

/** Mail to anybody, wherever it comes from. */
export const mailboxRoom: OpenRoom = (premises) => ({
  seed: () => rememberPort(premises.store, Number(new URL(premises.smtpUrl).port)),
  routes: controlRoutes(premises),
})
