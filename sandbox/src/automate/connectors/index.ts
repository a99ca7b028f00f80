import { approvalsConnector } from './approvals.ts'
import type { Connectors } from './connector.ts'
import { entraConnector, groupsConnector, usersConnector } from './directory.ts'

export {
  answered,
  type ConnectorCall,
  type ConnectorOperation,
  type Connectors,
  findOperation,
  refusedWith,
  unflattened,
} from './connector.ts'

/** What is played of itself; other rooms bring their own. */
export const ownConnectors: Connectors = {
  shared_approvals: approvalsConnector,
  shared_azuread: entraConnector,
  shared_office365groups: groupsConnector,
  shared_office365users: usersConnector,
}
