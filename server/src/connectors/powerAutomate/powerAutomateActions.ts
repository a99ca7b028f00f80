import type { Action } from '../../processes/index.ts'
import { callOffRun } from './callOffRun.ts'
import { singleCalls } from './singleCalls.ts'
import { type RunParts, startedRuns } from './startedRuns.ts'

export const powerAutomateActions = (parts: RunParts): Action[] => [
  ...startedRuns(parts),
  ...singleCalls(parts),
  callOffRun(parts),
]
