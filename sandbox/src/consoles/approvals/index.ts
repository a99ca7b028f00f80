export { approvalTypeName } from './words.ts'
