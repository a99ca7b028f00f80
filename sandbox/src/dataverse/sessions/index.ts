export { type Attempt, attemptsOf, type Callbacks, openCallbacks } from './callbacks/index.ts'
export { sessionsDue } from './due.ts'
export { likelyFailures, type SessionFailure } from './failures.ts'
export { momentOf } from './moment.ts'
export {
  cancelSession,
  failSession,
  letAnswer,
  type PlayOutcome,
  type PlayRefusal,
  succeedSession,
  timeOutSession,
  turnMachine,
} from './play.ts'
export { isUnderWay, type Session, type Status, stateOf, status, statusNames } from './session.ts'
export { countSessions, findSession, listSessions, type StatusCount } from './sql.ts'
export { type NewSession, type StartOutcome, startSession } from './start.ts'
