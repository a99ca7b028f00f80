import { z } from 'zod'

export const workflowTabs = ['workflows', 'settings'] as const
export type WorkflowTab = (typeof workflowTabs)[number]

export const workflowsSearch = z.object({ tab: z.enum(workflowTabs).optional().catch(undefined) })
