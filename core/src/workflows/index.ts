export {
  approversInWords,
  type RelatedApprover,
  relatedApproverNames,
  relatedApprovers,
  relatedApproversFor,
} from './approvers.ts'
export {
  afterDaysMax,
  approverRule,
  checkWorkflow,
  comparable,
  type EnteredWorkflow,
  enteredReference,
  enteredSettings,
  enteredWorkflow,
  everyDaysMax,
  filter,
  levelsMaxMax,
  priorityMax,
  watchable,
} from './entered.ts'
export { eventsOf, type WorkflowEvent, watchesFields, workflowEventNames, workflowEvents } from './events.ts'
export {
  type Condition,
  conditionInWords,
  type Filter,
  noFilter,
  type Occasion,
  type Operator,
  operatorNames,
  operators,
  type Scope,
  scopeNames,
  scopes,
  takesValue,
} from './filter.ts'
export { type Considered, type Matching, matchWorkflow, touchedBy } from './match.ts'
export { shadowOf } from './shadow.ts'
export { namedInSupposed, type Supposed, suppose, supposed } from './suppose.ts'
export {
  type SystemWorkflow,
  type SystemWorkflowName,
  systemPriority,
  systemWorkflowNames,
  systemWorkflows,
} from './system.ts'
export { type ApproverRule, initialSettings, type Workflow, type WorkflowSettings } from './workflow.ts'
