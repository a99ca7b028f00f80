export {
  desktopFlowInputsOf,
  type Environment,
  type Read,
  type Run,
  readEnvironment,
  readRun,
  readSession,
} from './inputs.ts'
export { askByCallback, askOutputs, askStatus, cancelRun, startRun } from './requests.ts'
export { answeredWith, endOf, foundRun, lookAgainMs, type SeenRun, shownRun, statusOf } from './runs.ts'
export { hasEnded, type RunStatus, runStatuses } from './statuses.ts'
export { callOffRunTaskType, type DesktopFlowOperation, desktopFlowTaskTypes } from './taskTypes.ts'
