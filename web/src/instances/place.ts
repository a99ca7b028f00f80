// Where on the page of an instance somebody looks, as it stands in its address: it can be sent to a colleague.

import { z } from 'zod'

export const instanceTabs = ['variables', 'timeline', 'tasks', 'called'] as const
export type InstanceTab = (typeof instanceTabs)[number]

/** An address somebody mistyped still opens the page. */
export const instancePlace = z.object({
  tab: z.enum(instanceTabs).optional().catch(undefined),
  /** The element that is looked at more closely. */
  element: z.string().min(1).max(255).optional().catch(undefined),
})
export type InstancePlace = z.output<typeof instancePlace>
