import { approval } from './approval.ts'
import type { ElementTemplate } from './elementTemplate.ts'
import { jobWorker } from './jobWorker.ts'
import { runProcess } from './runProcess.ts'
import { setVariable } from './setVariable.ts'
import { waitForMessage } from './waitForMessage.ts'

/** What everybody who draws is offered. Those of connectors will be made from the connectors. */
export const elementTemplates: readonly ElementTemplate[] = [
  approval,
  jobWorker,
  waitForMessage,
  runProcess,
  setVariable,
]
