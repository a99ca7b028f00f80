// The nouns.

export type * from './drawn/index.ts'
export type { AskedForm, Effect, Step } from './effect.ts'
export type { CompiledExpression, Environment, Evaluate, Evaluation, ExpressionLanguage } from './expression.ts'
export type { Answer, Fact, FailureCode, Happening, Stamp, Started, VariablesSet } from './fact.ts'
export type {
  ActiveInstance,
  IncidentCode,
  Instance,
  Outcome,
  ScopeId,
  Subscription,
  Visit,
  VisitId,
  Waiting,
} from './instance.ts'
export { newInstance, nodeIdOf } from './instance.ts'
export type { Inside, Model, Wired } from './model.ts'
export { insideOf, nodeOf } from './model.ts'
export type { Catcher } from './thrown.ts'
export type { Json, Variables } from './values.ts'

// From a graph to a model, and from facts to effects.

export { advance, cancel } from './advance.ts'
export type { Problem, ProblemCode } from './check/index.ts'
export { type Compiled, compile } from './compile.ts'
export { type Drawing, draw } from './draw.ts'
export {
  after,
  anyError,
  anyEscalation,
  error,
  escalation,
  every,
  link,
  message,
  onDate,
  send,
  signal,
} from './events.ts'
export { feel } from './feelLanguage.ts'
export { Broken, invariant } from './invariant.ts'
export { retrace, type Stop, type Told } from './retrace/index.ts'
export { movesMax } from './settle.ts'
export { type BadStart, type Start, type Starts, startsOf } from './starts.ts'
export { type Due, nextDue } from './timers/due.ts'
export { instantOf } from './timers/iso.ts'
export { visibleIn } from './variables.ts'
