import type { Premises } from '../../premises.ts'
import { bindReference, connectionFor, ensureReference } from '../connections/index.ts'
import { findFlow } from './find.ts'
import type { Flow } from './flow.ts'
import { type FlowOutcome, good, refused } from './refusal.ts'
import { updateFlowBy } from './save.ts'

/**
 * A person says which connection a flow means: their own, made if they have none. Of a flow of a solution it is the
 * connection reference that is given it, and with that every flow that names the same reference.
 */
export function confirmConnection(
  premises: Premises,
  flowId: string,
  name: string,
  personId: string,
): FlowOutcome<Flow> {
  const flow = findFlow(premises.store, flowId)
  const meant = flow?.connections[name]
  if (!flow || !meant) return refused({ code: 'not-found' })
  return premises.store.transaction(() => {
    const connection = connectionFor(premises, personId, meant.api)
    if (meant.logicalName !== null) {
      ensureReference(premises, meant.logicalName, meant.api)
      bindReference(premises.store, meant.logicalName, connection.name)
      return good(flow)
    }
    const connections = { ...flow.connections, [name]: { ...meant, connectionName: connection.name } }
    return updateFlowBy(premises, flowId, { connections }, true)
  })
}
