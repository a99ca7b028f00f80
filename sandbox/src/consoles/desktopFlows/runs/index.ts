export { cancel, fail, succeed, timeOut } from './play.ts'
export { runsPath, runTable } from './runTable.ts'
export { showRun } from './showRun.ts'
export { showRuns } from './showRuns.ts'
