// What the engine finds wrong with a graph, told of the element in the file; where Camunda has a rule for it, in the
// rule's words.

import type { Problem as GraphProblem } from '../check/index.ts'
import { type BpmnElement, childrenOf } from './element.ts'
import type { ProblemCode } from './problem.ts'
import { quoted } from './shown.ts'

type Words = { readonly code: ProblemCode; readonly reason: string }

/** `element` is the one in the file that the problem is about. */
export const inCamundasWords = (problem: GraphProblem, element: BpmnElement): Words =>
  rules[problem.code]?.(element, problem) ?? { code: problem.code, reason: problem.reason }

type Rule = (element: BpmnElement, problem: GraphProblem) => Words | undefined

const rules: { readonly [code in GraphProblem['code']]?: Rule } = {
  'no-start-event': (element) => ({
    code: 'start-event-required',
    reason: `${element.type === 'bpmn:Process' ? 'Process' : 'Sub process'} is missing start event`,
  }),
  'several-start-events': ({ parent }) =>
    parent?.type === 'bpmn:Process'
      ? {
          code: 'no-multiple-none-start-events',
          reason:
            'Multiple elements of type <bpmn:StartEvent> with no event definition not allowed as children of <bpmn:Process>',
        }
      : undefined,
  'bad-timer': (element) => {
    const [value = ''] = childrenOf(element, 'eventDefinitions').map(({ children }) => children[0]?.text.trim() ?? '')
    return { code: 'timer', reason: `Expression value of ${quoted(value)} not allowed` }
  },
  // The reader has said it, in words about the file.
  'dangling-flow': (_, { reason }) => ({ code: 'reference-not-resolved', reason }),
  'no-condition': ({ type }) => ({
    code: 'sequence-flow-condition',
    reason: `Element of type <${type}> must have property <conditionExpression>`,
  }),
}
