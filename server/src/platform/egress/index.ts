export { asFetch, type FetchLike } from './asFetch.ts'
export { CallFault, type CallFaultCode } from './callFault.ts'
export { type Egress, type EgressParts, openEgress, type Send } from './egress.ts'
export { headerOf, type Limits, type OutgoingAnswer, type OutgoingRequest, usualLimits } from './outgoing.ts'
