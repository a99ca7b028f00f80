import type { Premises } from '../../premises.ts'
import { type ConnectorCall, type Connectors, findOperation, refusedWith, unflattened } from '../connectors/index.ts'
import { type Answer, readHost } from '../definition/index.ts'
import type { JsonObject } from '../expressions/index.ts'
import { connectionOf, type Flow } from '../flows/index.ts'

export type Asking = Pick<ConnectorCall, 'runName' | 'stepKey' | 'attempt'> & { inputs: JsonObject; flow: Flow }

/** `later`: the answer will be in the run's inbox. */
export async function callConnector(
  premises: Premises,
  connectors: Connectors,
  { inputs, flow, ...step }: Asking,
): Promise<Answer | 'later'> {
  const { api, operationId, connectionName: name } = readHost(inputs.host)
  const operation = findOperation(connectors, api, operationId)
  if (!operation) throw new Error(`a run asks for the operation ${operationId} of ${api}, which is not there`)
  const connection = connectionOf(premises.store, flow.connections[name])
  if (connection?.status !== 'Connected')
    return refusedWith(
      401,
      'Unauthorized',
      `The connection '${name}' of the connector '${api}' is not valid. Sign in to it again.`,
    )
  return operation.run(premises, {
    ...step,
    parameters: unflattened(inputs.parameters),
    connectionOwnerId: connection.ownerId,
    flowCreatorId: flow.creatorId,
  })
}
