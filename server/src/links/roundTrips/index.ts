export { callFlow, type FlowCalled } from './callFlow.ts'
export { roundTrip } from './roundTrip.ts'
