export { bodyTooLarge, isDataverse } from './bodyTooLarge.ts'
export {
  createDesktopConnection,
  type DesktopConnection,
  desktopConnections,
  desktopFlowsApi,
  findDesktopConnection,
  removeDesktopConnection,
} from './connections/index.ts'
export {
  accessTo,
  createDesktopFlow,
  type DesktopFlow,
  desktopFlows,
  type FlowVariable,
  type FlowVariables,
  findDesktopFlow,
  maySeeFlow,
  ownsFlow,
  putShare,
  removeShare,
  setPublished,
  sharesOf,
  type VariableType,
  variableTypes,
} from './desktopFlows/index.ts'
export { addMachine, findMachine, type Machine, machines } from './machines/index.ts'
export { dataverseRoom } from './room.ts'
export {
  addUser,
  type DataverseUser,
  dataverseUsers,
  depthOf,
  findUser,
  type SecurityRole,
  securityRoles,
  setDisabled,
  setRoles,
  userOfObject,
} from './security/index.ts'
export {
  attemptsOf,
  cancelSession,
  failSession,
  findSession,
  isUnderWay,
  letAnswer,
  likelyFailures,
  listSessions,
  type PlayOutcome,
  type Session,
  type Status,
  statusNames,
  succeedSession,
  timeOutSession,
  turnMachine,
} from './sessions/index.ts'
