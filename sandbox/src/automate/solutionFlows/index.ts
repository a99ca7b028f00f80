export { clientDataOf } from './clientData.ts'
export {
  createSolutionFlow,
  deleteSolutionFlow,
  flowClientError,
  type NewSolutionFlow,
  type SolutionFlowChanges,
  type SolutionFlowOutcome,
  type SolutionFlowRefusal,
  solutionFlows,
  updateSolutionFlow,
} from './operations.ts'
