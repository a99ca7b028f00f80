export {
  type DesktopFlow,
  type FlowAccess,
  type FlowVariable,
  type FlowVariables,
  type StandingAnswer,
  schemaOf,
  type VariableType,
  variableTypes,
} from './desktopFlow.ts'
export { accessTo, createDesktopFlow, type NewDesktopFlow } from './desktopFlows.ts'
export { maySeeFlow, ownsFlow } from './rights.ts'
export {
  desktopFlows,
  findDesktopFlow,
  putShare,
  removeShare,
  type Share,
  setAnswer,
  setPublished,
  sharesOf,
} from './sql.ts'
