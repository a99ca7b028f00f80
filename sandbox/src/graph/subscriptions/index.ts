export { subscriptionsDue } from './due.ts'
export { subscriptionOperations } from './operations.ts'
