import { Hono } from 'hono'
import type { Traced } from '../entra/index.ts'
import type { OpenRoom } from '../room.ts'
import { approvalControlRoutes } from './approvals/index.ts'
import { type Connectors, ownConnectors } from './connectors/index.ts'
import { flowServiceRoutes } from './flowService/index.ts'
import { type OutsideAnswer, openRunner, type Send, sendOutside } from './runs/index.ts'
import { triggerRoutes } from './triggers/index.ts'

/**
 * Power Automate's cloud flows. Other rooms bring what flows do with theirs as connectors; `send` is how flows call the
 * world outside.
 */
export const automateRoom =
  ({ connectors = {}, send = sendOutside }: { connectors?: Connectors; send?: Send } = {}): OpenRoom =>
  (premises) => {
    const sendAsLet: Send = (request, signal) =>
      premises.faults.callOut(request.url, () => send(request, signal), taken)
    const runner = openRunner(premises, { ...ownConnectors, ...connectors }, sendAsLet)
    return {
      routes: new Hono<Traced>()
        .route('/', triggerRoutes(premises, runner))
        .route('/', flowServiceRoutes(premises))
        .route('/', approvalControlRoutes(premises)),
      due: [runner.due],
      forget: runner.forget,
    }
  }

const taken: OutsideAnswer = { statusCode: 202, headers: {}, body: new Uint8Array() }
