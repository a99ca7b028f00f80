export { type Callbacks, enqueueCallback, openCallbacks } from './callbacks.ts'
export { type Attempt, attemptsOf } from './sql.ts'
