import { z } from 'zod'
import { objectKinds } from '../directory/index.ts'

/** Somebody of an identity store, as the flow names them. */
export const reference = z.strictObject({
  id: z.string().min(1).max(200),
  kind: z.enum(objectKinds),
  name: z.string().max(500),
})
