import type { Hono } from 'hono'
import type { Traced } from './entra/index.ts'
import type { Premises } from './premises.ts'
import type { DueWork } from './time/index.ts'

/** One part of Microsoft's cloud, as the sandbox opens it. What it remembers is in tables of its own. */
export type Room = {
  /** Fills what of its own is still empty: at every start, and after a reset; within one transaction for all rooms. */
  seed?: () => void
  routes?: Hono<Traced>
  /** What happens by itself when its time has come. */
  due?: readonly DueWork[]
  /** The tables were emptied: whatever was kept in memory is not true any more. */
  forget?: () => void
}

export type OpenRoom = (premises: Premises) => Room
