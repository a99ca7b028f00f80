import type { Recorder } from '../audit/index.ts'
import type { Pool } from '../platform/database/index.ts'
import type { DiagramReader, Processes } from '../processes/index.ts'

export type FlowParts = {
  pool: Pool
  record: Recorder
  now: () => Date
  url: URL
  processes: Processes
  readDiagram: DiagramReader
}
