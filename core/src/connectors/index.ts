export { byKind, passes, retryAfterMs } from './byKind.ts'
export { type Call, type CallError, type Conclusion, conclude, type Order } from './conclude.ts'
export { durationMs } from './duration.ts'
export { type Evaluated, evaluateOver, type Moment } from './expressions.ts'
export {
  type Authentication,
  type Grant,
  type HttpAnswer,
  type HttpMethod,
  type HttpRequest,
  httpInputsOf,
  httpTaskType,
  mayBeRepeated,
  type ReadRequest,
  readAnswer,
  readAuthentication,
  readMethod,
  readRequest,
  writeForm,
} from './http/index.ts'
export { isPlainObject, type JsonObject } from './plain.ts'
export {
  answeredWith,
  askByCallback,
  askOutputs,
  askStatus,
  callOffRunTaskType,
  cancelRun,
  type DesktopFlowOperation,
  desktopFlowInputsOf,
  desktopFlowTaskTypes,
  type Environment,
  endOf,
  foundRun,
  hasEnded,
  lookAgainMs,
  type Read,
  type Run,
  type RunStatus,
  readEnvironment,
  readRun,
  readSession,
  runStatuses,
  type SeenRun,
  shownRun,
  startRun,
  statusOf,
} from './powerAutomate/index.ts'
export {
  answerBy,
  type Correlation,
  correlate,
  type DrawnWebhook,
  readBody,
  type WebhookAnswer,
  webhooksOf,
  webhookType,
} from './webhook/index.ts'
