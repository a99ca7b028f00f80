export { type ActionDescription, type ConnectorDescription, defineAction, defineConnector } from './connector.ts'
export { type ConnectorName, connectorNamed, connectorNames, connectors } from './connectors.ts'
export { permissionsFor, scopesFor, signInScopes } from './permissions.ts'
export { permissionWords } from './permissionWords.ts'
