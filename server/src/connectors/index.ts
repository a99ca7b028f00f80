export { type ConnectorParts, connectorActions } from './connectorActions.ts'
