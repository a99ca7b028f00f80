export type { Problem, ProblemCode } from './problem.ts'
export { type EmbeddedForm, type Process, readBpmn, type Verdict } from './readBpmn.ts'
export { charactersMax } from './xml/index.ts'
