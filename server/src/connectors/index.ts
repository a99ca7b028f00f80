export { type ConnectorParts, connectorActions } from './connectorActions.ts'
export { callbackAddresses, mountCallbacks } from './powerAutomate/index.ts'
export { mountWebhooks } from './webhook/index.ts'
