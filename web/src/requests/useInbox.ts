import { countRequests } from '@countersign/core/api'
import { useAnswer, useMay } from '../api/index.ts'

/** Soon enough to be seen by whoever is asked, seldom enough to cost nothing. */
const everyMs = 20_000

/** How many requests wait for whoever looks; undefined until that is known. */
export function useInboxCount(): number | undefined {
  const when = useMay(countRequests.access)
  return useAnswer(countRequests, {}, { everyMs, when }).data?.inbox
}
