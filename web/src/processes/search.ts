import { getProcessVersion, listProcesses } from '@countersign/core/api'
import { z } from 'zod'

/** What is looked for in the list of processes. An address somebody mistyped still opens the page. */
export const processesSearch = z.object({ search: listProcesses.query.shape.search.catch(undefined) })

/** The version that is shown, by its id; without one, the newest. */
export const processSearch = z.object({ version: getProcessVersion.params.shape.id.optional().catch(undefined) })
