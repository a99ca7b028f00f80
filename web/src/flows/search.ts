// What the addresses of action flows say after their `?`. An address somebody mistyped still opens the page.

import { runStates } from '@countersign/core/api'
import { connectorNames } from '@countersign/core/catalog'
import { z } from 'zod'
import { outcomes } from '../connections/search.ts'

const words = z.string().optional().catch(undefined)

export const flowsSearch = z.object({ search: words })

/** Where in the builder somebody was: they may come back there from a sign-in. */
export const builderSearch = z.object({
  /** The step whose form is open; `trigger` is one, too. */
  step: words,
  /** The place a step is being added to: a list and a number in it. */
  add: z
    .string()
    .regex(/^[\w-]+\.\d+$/)
    .optional()
    .catch(undefined),
  /** The system whose actions are looked at there. */
  system: z.enum(connectorNames).optional().catch(undefined),
  outcome: z.enum(outcomes).optional().catch(undefined),
  connection: z.uuid().optional().catch(undefined),
})
export type BuilderSearch = z.output<typeof builderSearch>

export const runsSearch = z.object({
  search: words,
  state: z.enum(runStates).optional().catch(undefined),
  test: z.enum(['yes', 'no']).optional().catch(undefined),
})
export type RunsSearch = z.output<typeof runsSearch>

export const runSearch = z.object({ view: z.enum(['list', 'diagram']).optional().catch(undefined) })
