export { approvalsRoutes } from './routes.ts'
export { approvalTypeName } from './words.ts'
