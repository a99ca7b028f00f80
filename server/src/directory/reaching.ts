import { type Refused, refused } from '../http/index.ts'
import { Fault, type FaultCode } from '../platform/fault.ts'

/** No store's. */
const ours: ReadonlySet<FaultCode> = new Set(['OVERLOADED', 'INSTANCE_REFUSED'])

/** What a store elsewhere does not answer is a problem of its own, with the sentence that was found for it. */
export async function reaching<Answer>(work: () => Promise<Answer>): Promise<Answer | Refused> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof Fault) || ours.has(cause.code)) throw cause
    return refused('store-unreachable', { detail: cause.message })
  }
}
