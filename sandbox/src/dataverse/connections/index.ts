export {
  createDesktopConnection,
  type DesktopConnection,
  desktopConnections,
  desktopFlowsApi,
  findDesktopConnection,
  mayUse,
  type NewDesktopConnection,
  removeDesktopConnection,
} from './connections.ts'
