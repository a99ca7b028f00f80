// `/_sandbox/desktop-flow-runs`: the desktop, played by a program.

import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { JsonObject } from '../../automate/index.ts'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import {
  attemptsOf,
  cancelSession,
  failSession,
  findSession,
  listSessions,
  momentOf,
  type PlayOutcome,
  type Session,
  statusNames,
  succeedSession,
  timeOutSession,
} from '../sessions/index.ts'
import { missing, withBody } from './answering.ts'

const path = '/_sandbox/desktop-flow-runs'
const runsMax = 10_000

const succeedBody = z.strictObject({ outputs: z.record(z.string(), z.json()).default({}) })
const failBody = z.strictObject({ code: z.string().min(1), message: z.string().default('') })
const nothing = z.strictObject({})

export function runRoutes(premises: Premises): Hono<Traced> {
  const { store } = premises
  const show = (session: Session) => runView(premises, session)
  const settle = (c: Context, outcome: PlayOutcome): Response => {
    if (outcome.ok) return c.json(show(outcome.session))
    const { refusal } = outcome
    if (refusal.code === 'not-found') return missing(c, 'desktop flow run')
    return c.json({ error: refusal.code === 'ended' ? 'The run has ended.' : refusal.reason }, 409)
  }
  return new Hono<Traced>()
    .get(path, (c) => {
      const { flow, status, callbackUrl } = c.req.query()
      const runs = listSessions(store, flow, runsMax).filter(
        (session) =>
          (status === undefined || statusNames[session.status] === status) &&
          (callbackUrl === undefined || session.callbackUrl === callbackUrl),
      )
      return c.json({ runs: runs.map(show) })
    })
    .get(`${path}/:id`, (c) => {
      const session = findSession(store, c.req.param('id'))
      return session ? c.json(show(session)) : missing(c, 'desktop flow run')
    })
    .post(`${path}/:id/succeed`, (c) =>
      withBody(c, succeedBody, ({ outputs }) =>
        settle(c, succeedSession(premises, c.req.param('id'), outputs as JsonObject)),
      ),
    )
    .post(`${path}/:id/fail`, (c) =>
      withBody(c, failBody, (failure) => settle(c, failSession(premises, c.req.param('id'), failure))),
    )
    .post(`${path}/:id/time-out`, (c) =>
      withBody(c, nothing, () => settle(c, timeOutSession(premises, c.req.param('id')))),
    )
    .post(`${path}/:id/cancel`, (c) =>
      withBody(c, nothing, () => settle(c, cancelSession(premises, c.req.param('id')))),
    )
}

const runView = ({ store }: Premises, session: Session) => ({
  id: session.id,
  flowId: session.flowId,
  status: statusNames[session.status],
  runMode: session.runMode,
  priority: session.priority,
  connectionName: session.connectionName,
  machineId: session.machineId,
  inputs: session.inputs,
  outputs: session.outputs,
  error: session.errorCode === null ? null : { code: session.errorCode, message: session.errorMessage },
  requestedAt: momentOf(session.requestedAt),
  startedAt: momentOf(session.startedAt),
  completedAt: momentOf(session.completedAt),
  timesOutAt: momentOf(session.timesOutAt),
  callbackUrl: session.callbackUrl,
  callbacks: attemptsOf(store, session.id).map(({ at, outcome }) => ({ at: momentOf(at), outcome })),
})
