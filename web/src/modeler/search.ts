import { getProcessVersion } from '@countersign/core/api'
import { z } from 'zod'

/** What lies on the board: a draft of this browser, or a version that was deployed. Without either one chooses. */
export const modelerSearch = z.object({
  version: getProcessVersion.params.shape.id.optional().catch(undefined),
  draft: z.uuid().optional().catch(undefined),
})
