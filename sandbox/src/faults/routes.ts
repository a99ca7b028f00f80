// `/_sandbox/faults`: what is to go wrong, set and taken back.

import { Hono } from 'hono'
import { z } from 'zod'
import type { Traced } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import { rulesMax } from './faults.ts'
import { type Rule, ruleSchema } from './rule.ts'

const path = '/_sandbox/faults'

const turnSchema = z.strictObject({ isOff: z.boolean() })

export function faultRoutes({ faults }: Premises): Hono<Traced> {
  const view = (rule: Rule) => {
    const { id, fault, seen, struck, isOff } = rule
    return { id, ...fault, seen, struck, isOff, isInForce: faults.isInForce(rule) }
  }
  return new Hono<Traced>()
    .get(path, (c) => c.json({ faults: faults.rules().map(view) }))
    .post(path, async (c) => {
      const reading = ruleSchema.safeParse(await c.req.json().catch(() => undefined))
      if (!reading.success) return c.json({ error: z.prettifyError(reading.error) }, 400)
      if (faults.isFull()) return c.json({ error: `There are ${rulesMax} faults already. Remove some.` }, 400)
      return c.json(view(faults.add(reading.data)), 201)
    })
    .patch(`${path}/:id`, async (c) => {
      const reading = turnSchema.safeParse(await c.req.json().catch(() => undefined))
      if (!reading.success) return c.json({ error: z.prettifyError(reading.error) }, 400)
      const rule = faults.turn(c.req.param('id'), reading.data.isOff)
      return rule ? c.json(view(rule)) : c.json({ error: 'There is no such fault.' }, 404)
    })
    .delete(path, (c) => {
      faults.clear()
      return c.body(null, 204)
    })
    .delete(`${path}/:id`, (c) =>
      faults.remove(c.req.param('id')) ? c.body(null, 204) : c.json({ error: 'There is no such fault.' }, 404),
    )
}
