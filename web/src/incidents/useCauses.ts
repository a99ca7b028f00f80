import { listIncidentCauses } from '@countersign/core/api'
import { useAnswer } from '../api/index.ts'
import type { IncidentsSearch } from './search.ts'

/** What gets stuck should be seen within moments; a second look costs one grouped count. */
const everyMs = 15_000

/** More causes than anybody mends at once; the rest shows as these are mended. */
const causesMax = 200

export const useCauses = ({ processId, code }: Partial<IncidentsSearch>) =>
  useAnswer(listIncidentCauses, { query: { processId, code, limit: causesMax } }, { everyMs, keepLast: true })
