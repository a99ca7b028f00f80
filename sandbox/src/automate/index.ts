export {
  type Approval,
  type ApprovalOutcome,
  type ApprovalRefusal,
  type ApprovalRequest,
  type ApprovalType,
  answerApproval,
  cancelApproval,
  findApproval,
  listApprovals,
  reassignApproval,
  respondLink,
} from './approvals/index.ts'
export { flowAudience } from './audience.ts'
export {
  allReferences,
  bindReference,
  type Connection,
  type ConnectionReference,
  connectionFor,
  connectionsOf,
  ensureReference,
  findConnection,
  findReference,
  removeConnection,
  setConnectionStatus,
} from './connections/index.ts'
export {
  answered,
  type ConnectorCall,
  type ConnectorOperation,
  type Connectors,
  refusedWith,
} from './connectors/index.ts'
export { type Run, type Step, timestamp } from './definition/index.ts'
export { environmentDisplayName, environmentName, environmentRegion, isEnvironmentAdmin } from './environment.ts'
export type { Json, JsonObject } from './expressions/index.ts'
export {
  changePermissions,
  confirmConnection,
  connectionOf,
  connectorNames,
  createFlow,
  deleteFlow,
  type Flow,
  type FlowOutcome,
  type FlowRefusal,
  findFlow,
  findFlowByEntity,
  flowFault,
  flowsOf,
  listFlows,
  mayEdit,
  permissionsOn,
  regenerateAccessKey,
  roleOf,
  suspendFlow,
  triggerAccess,
  turnOff,
  turnOn,
  unconnected,
  updateFlowBy,
} from './flows/index.ts'
export { automateRoom } from './room.ts'
export {
  cancelRun,
  findRun,
  historiesOfFlow,
  type RunRow,
  runsOfFlow,
  type Send,
  startRun,
  withoutSecrets,
  workflowOf,
} from './runs/index.ts'
export {
  clientDataOf,
  createSolutionFlow,
  deleteSolutionFlow,
  flowClientError,
  solutionFlows,
  updateSolutionFlow,
} from './solutionFlows/index.ts'
export { type TriggerAddress, triggerAddress, triggerName } from './triggers/index.ts'
