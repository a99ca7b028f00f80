// The nouns.

export type {
  ActiveInstance,
  Answer,
  Effect,
  Fact,
  Flow,
  FlowNode,
  Graph,
  IncidentCode,
  Instance,
  Json,
  Model,
  Outcome,
  Step,
  Variables,
  Visit,
  VisitId,
  Waiting,
  Wired,
} from './model.ts'
export { newInstance, nodeOf } from './model.ts'

// From a graph to a model, and from facts to effects.

export { advance } from './advance.ts'
export type { Problem, ProblemCode } from './check.ts'
export { type Drawing, draw } from './draw.ts'
export { type Compiled, compile } from './graph.ts'
export { Broken, invariant } from './invariant.ts'
export { flowsMax } from './settle.ts'
