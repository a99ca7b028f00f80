import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { instant } from './page.ts'

export const welcome = z
  .object({
    version: z.string(),
    issuer: z.string(),
    /** True while the sandbox is the identity provider: everybody who reaches it may sign in as anybody. */
    sandbox: z.boolean(),
  })
  .meta({ id: 'Welcome' })

export const getWelcome = defineOperation({
  id: 'getWelcome',
  method: 'get',
  path: '/api/v1/welcome',
  tag: 'System',
  summary: 'What a page needs to know before anybody signs in',
  access: 'anyone',
  answer: welcome,
  status: 200,
})

export const component = z
  .object({
    name: z.enum(['database', 'schema', 'audit', 'identity-provider', 'mail']),
    title: z.string(),
    well: z.boolean(),
    detail: z.string(),
    remedy: z.string().nullable().meta({ description: 'What to do, when it is not well.' }),
  })
  .meta({ id: 'Component' })
export type Component = z.output<typeof component>

export const systemState = z
  .object({
    version: z.string(),
    startedAt: instant,
    node: z.string(),
    memoryBytes: z.int(),
    components: z.array(component),
  })
  .meta({ id: 'SystemState' })
export type SystemState = z.output<typeof systemState>

export const getSystem = defineOperation({
  id: 'getSystem',
  method: 'get',
  path: '/api/v1/system',
  tag: 'System',
  summary: 'Is everything well',
  access: 'system.read',
  answer: systemState,
  status: 200,
})

export const activity = z
  .object({
    days: z.array(z.object({ date: z.iso.date(), signIns: z.int(), refusals: z.int(), entries: z.int() })),
  })
  .meta({ id: 'Activity' })
export type Activity = z.output<typeof activity>

export const getActivity = defineOperation({
  id: 'getActivity',
  method: 'get',
  path: '/api/v1/system/activity',
  tag: 'System',
  summary: 'Sign-ins and audit entries of the last days',
  access: 'system.read',
  query: z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(14) }),
  answer: activity,
  status: 200,
})
