import { Hono } from 'hono'
import { crowdMax, seedCrowd } from '../company/index.ts'
import type { Traced } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import { bodyOf } from './body.ts'

export const seedRoutes = ({ directory }: Premises): Hono<Traced> =>
  new Hono<Traced>().post('/_sandbox/seed', async (c) => {
    const { crowd } = await bodyOf(c)
    if (typeof crowd !== 'number' || !Number.isInteger(crowd) || crowd < 0 || crowd > crowdMax)
      return c.json(
        { error: `Send { "crowd": 1000 }: how many further people there are to be, up to ${crowdMax}.` },
        400,
      )
    return c.json({ users: seedCrowd(directory, crowd) })
  })
