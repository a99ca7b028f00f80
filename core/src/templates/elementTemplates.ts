import { approval } from './approval.ts'
import { connectorTemplates } from './connectors/index.ts'
import type { ElementTemplate } from './elementTemplate.ts'
import { jobWorker } from './jobWorker.ts'
import { runProcess } from './runProcess.ts'
import { setVariable } from './setVariable.ts'
import { waitForMessage } from './waitForMessage.ts'

/** What everybody who draws is offered. */
export const elementTemplates: readonly ElementTemplate[] = [
  approval,
  jobWorker,
  waitForMessage,
  runProcess,
  setVariable,
  ...connectorTemplates,
]
