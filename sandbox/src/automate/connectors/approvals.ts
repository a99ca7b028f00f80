import { createOnly, startAndWait, waitForOne } from '../approvals/index.ts'
import type { ConnectorCall, Connectors } from './connector.ts'

const stepOf = ({ flowCreatorId, runName, stepKey, attempt }: ConnectorCall) => ({
  ownerId: flowCreatorId,
  runName,
  stepKey,
  attempt,
})

export const approvalsConnector: Connectors[string] = {
  StartAndWaitForAnApproval: {
    kind: 'webhook',
    run: (premises, call) => startAndWait(premises, call.parameters, stepOf(call)),
  },
  CreateAnApproval: { kind: 'call', run: (premises, call) => createOnly(premises, call.parameters, stepOf(call)) },
  WaitForAnApproval: { kind: 'webhook', run: (premises, call) => waitForOne(premises, call.parameters, stepOf(call)) },
}
