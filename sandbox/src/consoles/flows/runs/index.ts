export { runTable } from './runTable.ts'
export { cancel, resubmit, showRun } from './showRun.ts'
export { showRuns, showTriggerHistory } from './showRuns.ts'
