import { z } from 'zod'
import { Fault } from '../../platform/fault.ts'

const graphError = z.object({ error: z.object({ code: z.string(), message: z.string() }) })
const tokenError = z.object({ error: z.string(), error_description: z.string().optional() })

/** What Graph or Entra says against a call, in its own words as far as it found any. */
export function saidBy(body: unknown): { code: string; message: string } {
  const ofGraph = graphError.safeParse(body)
  if (ofGraph.success) return ofGraph.data.error
  const ofEntra = tokenError.safeParse(body)
  if (!ofEntra.success) return { code: '', message: 'no reason given' }
  const { error, error_description: description } = ofEntra.data
  return { code: /AADSTS\d+/.exec(description ?? '')?.[0] ?? error, message: description?.split(/[\r\n]/)[0] ?? error }
}

/** Graph answered, and not with what must be there. */
export class GraphFault extends Fault {
  override readonly name = 'GraphFault'
  readonly status: number

  constructor(status: number, body: unknown) {
    const { code, message } = saidBy(body)
    const passes = status === 429 || status >= 500
    super('GRAPH_REFUSED', `Microsoft Graph answered ${status} ${code}: ${message}`, {
      retry: passes ? 'later' : 'never',
    })
    this.status = status
  }
}
