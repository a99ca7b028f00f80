// `/_sandbox/desktop-flows`: the flows, how many runs of each were ever begun, and whether they answer by themselves.

import { Hono } from 'hono'
import { z } from 'zod'
import type { JsonObject } from '../../automate/index.ts'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import {
  createDesktopFlow,
  type DesktopFlow,
  desktopFlows,
  findDesktopFlow,
  putShare,
  removeShare,
  setPublished,
  sharesOf,
  variableTypes,
} from '../desktopFlows/index.ts'
import { findUser, userOfObject } from '../security/index.ts'
import { countSessions, letAnswer, type StatusCount, statusNames } from '../sessions/index.ts'
import { missing, withBody } from './answering.ts'
import { objectIdOf, principal } from './principal.ts'

const path = '/_sandbox/desktop-flows'
const one = `${path}/:id`

const variables = z
  .array(
    z.strictObject({
      name: z.string().regex(/^\w+$/),
      type: z.enum(variableTypes),
      description: z.string().default(''),
      initial: z.string().default(''),
    }),
  )
  .default([])

/** The owner has to be a member of the environment. */
const newBody = z.strictObject({
  ...principal,
  name: z.string().min(1),
  description: z.string().default(''),
  inputs: variables,
  outputs: variables,
})

const changesBody = z.strictObject({
  isPublished: z.boolean().optional(),
  answer: z
    .strictObject({ afterSeconds: z.int().min(0), outputs: z.record(z.string(), z.json()).default({}) })
    .nullable()
    .optional(),
})

const shareBody = z.strictObject({ userId: z.string(), access: z.enum(['user', 'co-owner']) })

export function flowRoutes(premises: Premises): Hono<Traced> {
  const { store, clock } = premises
  const shown = (flow: DesktopFlow) => flowView(premises, flow, countSessions(store))
  return new Hono<Traced>()
    .get(path, (c) => {
      const counts = countSessions(store)
      return c.json({ flows: desktopFlows(store).map((flow) => flowView(premises, flow, counts)) })
    })
    .get(one, (c) => {
      const flow = findDesktopFlow(store, c.req.param('id'))
      return flow ? c.json(shown(flow)) : missing(c, 'desktop flow')
    })
    .post(path, (c) =>
      withBody(c, newBody, ({ user, app, ...flow }) => {
        const owner = userOfObject(premises, objectIdOf(premises, { user, app }) ?? '')
        return owner
          ? c.json(shown(createDesktopFlow(premises, { ...flow, ownerId: owner.id })), 201)
          : missing(c, 'user')
      }),
    )
    .patch(one, (c) =>
      withBody(c, changesBody, ({ isPublished, answer }) => {
        const flow = findDesktopFlow(store, c.req.param('id'))
        if (!flow) return missing(c, 'desktop flow')
        const fault =
          answer === undefined
            ? undefined
            : letAnswer(premises, flow.id, answer && { ...answer, outputs: answer.outputs as JsonObject })
        if (fault !== undefined) return c.json({ error: fault }, 409)
        if (isPublished !== undefined) setPublished(store, flow.id, isPublished, clock().getTime())
        return c.json(shown(findDesktopFlow(store, flow.id) ?? flow))
      }),
    )
    .post(`${one}/shares`, (c) =>
      withBody(c, shareBody, (share) => {
        const flow = findDesktopFlow(store, c.req.param('id'))
        if (!flow || !findUser(premises, share.userId)) return missing(c, flow ? 'user' : 'desktop flow')
        putShare(store, flow.id, share)
        return c.json(shown(flow))
      }),
    )
    .delete(`${one}/shares/:user`, (c) => {
      removeShare(store, c.req.param('id'), c.req.param('user'))
      return c.body(null, 204)
    })
}

function flowView({ store }: Premises, flow: DesktopFlow, counts: readonly StatusCount[]) {
  const own = counts.filter(({ flowId }) => flowId === flow.id)
  return {
    ...flow,
    shares: sharesOf(store, flow.id),
    started: own.reduce((sum, { count }) => sum + count, 0),
    runs: Object.fromEntries(own.map(({ status, count }) => [statusNames[status], count])),
  }
}
