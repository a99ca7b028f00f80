export {
  type Connection,
  connectionFor,
  connectionsOf,
  findConnection,
  removeConnection,
  setConnectionStatus,
} from './connections.ts'
export { allReferences, bindReference, type ConnectionReference, ensureReference, findReference } from './references.ts'
