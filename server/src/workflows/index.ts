export { workflowOperations } from './routes.ts'
export { seedWorkflows } from './seed.ts'
export { workflowsOf } from './workflowsOf.ts'
