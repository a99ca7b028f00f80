// `/_sandbox/approvals`: what people are asked, and their answers, for a program that plays them.

import { Hono } from 'hono'
import { z } from 'zod'
import { personById, personByName } from '../../directory/index.ts'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { answerApproval } from './answer.ts'
import type { Approval } from './approval.ts'
import { listApprovals } from './list.ts'

const answerBody = z.strictObject({
  user: z.string(),
  answer: z.string(),
  comments: z.string().nullable().default(null),
})

export const approvalControlRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/_sandbox/approvals', (c) => {
      const { status } = c.req.query()
      const approvals = listApprovals(premises.store).filter((one) => status === undefined || one.status === status)
      return c.json({ approvals: approvals.map((one) => approvalView(premises, one)) })
    })
    .post('/_sandbox/approvals/:id/answer', async (c) => {
      const reading = answerBody.safeParse(await c.req.json().catch(() => undefined))
      if (!reading.success) return c.json({ error: z.prettifyError(reading.error) }, 400)
      const { user, answer, comments } = reading.data
      const person = personByName(premises.directory, user)
      if (!person) return c.json({ error: `Nobody is called ${user}.` }, 404)
      const outcome = answerApproval(premises, c.req.param('id'), person.id, { answer, comments })
      if (outcome.ok) return c.json(approvalView(premises, outcome.approval))
      return c.json({ error: outcome.refusal.code }, outcome.refusal.code === 'not-found' ? 404 : 409)
    })

function approvalView({ directory }: Premises, { requests, ...approval }: Approval) {
  return {
    ...approval,
    requests: requests.map(({ personId, state, answer, comments }) => ({
      user: personById(directory, personId)?.userPrincipalName ?? personId,
      state,
      answer,
      comments,
    })),
  }
}
