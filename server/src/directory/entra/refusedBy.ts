import type { Change } from '@countersign/core/changes'
import { z } from 'zod'
import type { DirectoryRefusal } from '../directory.ts'
import { GraphFault, saidBy } from '../graph/index.ts'
import { nameTaken, notThere } from '../refusals.ts'

const details = z.object({
  error: z.object({ details: z.array(z.object({ code: z.string(), target: z.string().optional() })) }),
})

/** Whose name it is that another has already. */
export function takenIn(body: unknown): string | undefined {
  const parsed = details.safeParse(body)
  const found = parsed.success && parsed.data.error.details.find(({ code }) => code === 'ObjectConflict')
  return found ? (found.target ?? 'userPrincipalName') : undefined
}

/** A refusal of Graph's in a sentence for whoever asked; what passes by itself is a fault. */
export function refusedBy(status: number, body: unknown, change: Change): DirectoryRefusal {
  const { message } = saidBy(body)
  const taken = takenIn(body)
  if (taken !== undefined) return nameTaken(taken, change)
  switch (status) {
    case 400:
      return { code: 'unfit', sentence: `Microsoft Entra ID does not take it: ${message}` }
    case 403:
      return {
        code: 'not-allowed',
        sentence: `Microsoft Entra ID does not let this application change ${change.target?.name ?? 'it'}: a role, a rule or another system guards it. (${message})`,
      }
    case 404:
      return notThere(change)
    case 409:
      return { code: 'name-taken', sentence: `Microsoft Entra ID has such an object already: ${message}` }
    default:
      throw new GraphFault(status, body)
  }
}
