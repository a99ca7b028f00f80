import assert from 'node:assert/strict'
import { type Compiled, compile, type Graph, type ProblemCode } from '../src/index.ts'

export const compiled = (graph: Graph): Compiled => compile(graph)

/** Refused for this problem, perhaps among others. */
export function refused(wrong: Graph, code: ProblemCode, elementId: string): void {
  const answer = compiled(wrong)
  assert.ok(!answer.ok)
  assert.ok(
    answer.problems.some((problem) => problem.code === code && problem.elementId === elementId),
    JSON.stringify(answer.problems),
  )
}
