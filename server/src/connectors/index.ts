export { type ConnectorParts, connectorActions } from './connectorActions.ts'
export { callbackAddresses, mountCallbacks } from './powerAutomate/index.ts'
