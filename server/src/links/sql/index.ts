export {
  type ClientRow,
  deleteClient,
  type EnteredClient,
  lockClient,
  markCalled,
  saveClient,
  saveFlowConnection,
  secretPlace,
  selectClient,
  selectStoreName,
} from './clients.ts'
export {
  endRoundTrip,
  insertRoundTrip,
  isRoundTrip,
  markCalledBack,
} from './roundTrips.ts'
export {
  deleteLink,
  ensureLink,
  type Health,
  type LinkedWorkflow,
  type LinkRow,
  saveAuthenticated,
  saveHealth,
  saveTemplate,
  saveUrl,
  selectActive,
  selectLink,
  selectWorkflow,
  type Template,
  urlPlace,
} from './workflowLinks.ts'
