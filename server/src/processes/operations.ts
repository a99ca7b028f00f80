import type { Recorder } from '../audit/index.ts'
import type { Mounted } from '../http/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Pool } from '../platform/database/index.ts'
import { diagramReader } from './definitions/readDiagram.ts'
import { definitionOperations } from './definitions/routes.ts'
import { incidentOperations } from './incidents/routes.ts'
import { instanceOperations } from './instances/routes.ts'
import { storyOperations } from './instances/story/routes.ts'
import { storyteller } from './instances/story/storyteller.ts'
import { jobOperations } from './jobs/routes.ts'
import { messageOperations } from './messages/routes.ts'
import type { Processes } from './startProcesses.ts'
import { taskOperations } from './tasks/routes.ts'

/** What the operations of all processes are made of. */
export type OperationParts = {
  pool: Pool
  record: Recorder
  now: () => Date
  clock: Clock
  processes: Processes
  /** A sentence where a process belongs to something else of the server, which deploys it and begins it itself. */
  ownerOf: (processId: string) => string | undefined
}

export const processOperations = (parts: OperationParts): Mounted[] => [
  ...definitionOperations({ ...parts, readDiagram: diagramReader() }),
  ...instanceOperations(parts),
  ...storyOperations({ ...parts, storyteller: storyteller(), factsMax: 100_000 }),
  ...incidentOperations(parts),
  ...taskOperations(parts),
  ...jobOperations(parts),
  ...messageOperations(parts),
]
