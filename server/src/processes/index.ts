export type { Crash, CrashPoint } from './crashPoint.ts'
export { crashPoints } from './crashPoint.ts'
export { type DeployFile, deploy, deployIn } from './definitions/deploy.ts'
export { processesNaming, processesUsing } from './definitions/naming.ts'
export { type DiagramReader, diagramReader } from './definitions/readDiagram.ts'
export { selectVersionToStart } from './definitions/sql.ts'
export type { Delivery, Receipt } from './delivery.ts'
export { derivedId } from './derivedId.ts'
export { registerWebhooks, selectWebhooks, silenceWebhooks, type Webhook } from './inbound/index.ts'
export { type Begun, beginning } from './instances/beginning.ts'
export { type InstanceRecord, instanceRecord } from './instances/record.ts'
export { selectStarter } from './instances/sql.ts'
export { startInstance } from './instances/start.ts'
export type { Action, Assignment, LookedUp, Outcome, Repeat } from './jobs/action.ts'
export { answerTo } from './jobs/report.ts'
export { hurryJob, lockWanted } from './jobs/sql.ts'
export type { News } from './neighbours.ts'
export { type OperationParts, processOperations } from './operations.ts'
export { variablesFrom } from './outside.ts'
export {
  type Processes,
  type ProcessesParts,
  type Settings,
  startProcesses,
} from './startProcesses.ts'
export type { Together, Written } from './work.ts'
