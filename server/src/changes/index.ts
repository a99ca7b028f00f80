export { type Applier, startApplier } from './apply.ts'
export { changeOperations } from './routes.ts'
