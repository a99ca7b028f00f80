export { check, isFit } from './check.ts'
export { typeOfValue } from './checkValue.ts'
export { beginId, type Compilation, compileFlow, endId } from './compile.ts'
export {
  type ActionStep,
  type ApprovalStep,
  type BranchStep,
  type ButtonTrigger,
  type Condition,
  type Conditions,
  type Draft,
  depthMax,
  draft,
  emptyDraft,
  type Field,
  fieldTypes,
  type Operator,
  operators,
  type Path,
  type Step,
  type StopStep,
  sampleBytesMax,
  stepsMax,
  type Trigger,
  trigger,
  type WebhookTrigger,
} from './draft.ts'
export { type Finding, type FindingCode, findingCodes } from './finding.ts'
export { flowIdOf, processIdOf, testProcessIdOf, webhookPathOf } from './names.ts'
export { type Need, needsOf } from './needs.ts'
export { isUnary, operatorsFor, operatorWords } from './operators.ts'
export {
  actionOf,
  availableAt,
  inputsOf,
  otherwisePath,
  outputsOf,
  type Placed,
  placedSteps,
  type Source,
  triggerOutputs,
} from './outputs.ts'
export { type InputProblem, type ReadInputs, readInputs } from './readInputs.ts'
export { type Input, type Output, type ValueType, valueTypes } from './shape.ts'
export { askTaskType, endVariables } from './tasks.ts'
export { type RecordedFact, type ToldRun, type ToldStep, tellRun } from './tellRun.ts'
export { isEmpty, isOutput, type OutputPart, type Part, textOf, type Value } from './value.ts'
export type { World } from './world.ts'
