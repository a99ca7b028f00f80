export {
  type Connection,
  connectionFor,
  connectionsOf,
  findConnection,
  newConnection,
  removeConnection,
  setConnectionStatus,
} from './connections.ts'
export {
  allReferences,
  bindReference,
  type ConnectionReference,
  ensureReference,
  findReference,
  removeReference,
  renameReference,
} from './references.ts'
