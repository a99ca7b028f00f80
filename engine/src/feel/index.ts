// FEEL in Camunda's dialect: what it decides, rule by rule, is in SPEC.md.

export { defaultLimits, type Limits, type Refusal, type Share } from './budget.ts'
export type { Environment, Warning, WarningCode } from './evaluation.ts'
export {
  type Compilation,
  compileExpression,
  compileUnaryTests,
  type Expression,
  evaluate,
  evaluateUnaryTests,
  type Result,
  type UnaryTests,
} from './expression.ts'
export { textLengthMax } from './syntax/parse.ts'
export type { Problem, ProblemCode } from './syntax/problem.ts'
export { staticText } from './values/secret.ts'
export type { Context, Value } from './values/value.ts'
export { kindOf } from './values/value.ts'
export {
  excerpt,
  type Filled,
  fillSecrets,
  fromOutside,
  type Json,
  readVariable,
  type Stored,
  secretsIn,
  showVariable,
  store,
} from './variables/index.ts'
