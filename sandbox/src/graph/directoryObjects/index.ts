export { deletedOperations } from './deleted.ts'
export { membershipOperations } from './membership.ts'
export { objectOperations } from './objects.ts'
