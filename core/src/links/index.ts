export {
  callbackBody,
  decisionIn,
  isFinished,
  type SaidDecision,
  testCallbackBody,
} from './callback.ts'
export { type Expected, type FlowAnswer, type FlowTrouble, readFlowAnswer } from './flowAnswer.ts'
export { addressOf, assignedTo, type LinkedFacts, linkedRequest } from './linkedRequest.ts'
export {
  type LinkedAnswer,
  type LinkedPerson,
  type LinkedRequest,
  type LinkedTest,
  linkedPayload,
  payloadSchema,
  payloadVersion,
} from './payload.ts'
export { type ReadRequestUrl, type RequestUrl, readRequestUrl } from './requestUrl.ts'
export {
  clientData,
  type FlowTemplate,
  flowName,
  flowNameMax,
  type NeededConnection,
  neededConnections,
  type Site,
} from './template/index.ts'
