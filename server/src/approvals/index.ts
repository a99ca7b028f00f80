export { askTaskType } from './answer.ts'
export type { About, ApprovalRow, DecidedBy, Requester, Workflow } from './approval.ts'
export { approvalActions } from './ask.ts'
export { type Cancelled, cancel } from './cancel.ts'
export {
  type Answer,
  type Decided,
  decide,
  judgeIn,
  placeOf,
  type Verdict,
  whoDecides,
} from './decide.ts'
export { type Opening, openApproval, placed } from './open.ts'
export { type Overseer, selectOverseers } from './overseers.ts'
export type { ApprovalParts, Ended } from './parts.ts'
export { startPassingOn } from './passOn.ts'
export { type PersonIn, personsOf } from './personsOf.ts'
export { type Reroute, type Rerouted, reroute } from './reroute.ts'
export type { Responder } from './responder.ts'
export { type Event, insertEvent, insertEventOnce } from './sql.ts'
