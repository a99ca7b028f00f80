export { startFlowAction, startFlowTaskType } from './startFlow.ts'
