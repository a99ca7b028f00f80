import { letterStates } from '@countersign/core/api'
import { letterNames } from '@countersign/core/mail'
import { z } from 'zod'

/** What the page shows, in its address. */
export const mailSearch = z.object({
  state: z.enum(letterStates).optional().catch(undefined),
  template: z.enum(letterNames).optional().catch(undefined),
})
export type MailSearch = z.output<typeof mailSearch>
