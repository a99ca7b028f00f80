// What makes a graph unfit to run. All of it is said at once: nobody mends a diagram one refusal at a time.

import { sheetsOf } from '../canvases.ts'
import type { Flow, FlowNode, Graph } from '../drawn/index.ts'
import type { BadExpression } from '../expressions.ts'
import { titleOf } from '../model.ts'
import { activityProblems } from './activities.ts'
import { boundaryProblems } from './boundaries.ts'
import { eventProblems } from './events.ts'
import { flowProblems } from './flows.ts'
import { gatewayProblems } from './gateways.ts'
import { sameIds } from './ids.ts'
import { lengthProblems } from './lengths.ts'
import { linkProblems } from './links.ts'
import { mappingProblems } from './mappings.ts'
import type { Problem } from './problem.ts'
import { startProblems } from './starts.ts'
import { unreachable } from './unreachable.ts'

export type { Problem, ProblemCode } from './problem.ts'

export const problemsOf = (graph: Graph, bad: readonly BadExpression[]): readonly Problem[] => [
  ...sameIds(graph),
  ...lengthProblems(graph),
  ...sheetsOf(graph).flatMap((sheet) => [
    ...startProblems(sheet, graph.id),
    ...flowProblems(sheet),
    ...boundaryProblems(sheet),
    ...gatewayProblems(sheet),
    ...linkProblems(sheet),
    ...unreachable(sheet),
    ...sheet.nodes.flatMap((node) => [
      ...activityProblems(node),
      ...eventProblems(node, sheet),
      ...mappingProblems(node),
      ...lengthProblems(node),
    ]),
    ...sheet.flows.flatMap(lengthProblems),
  ]),
  ...bad.map(badExpression),
]

const badExpression = ({ element, source, position, reason }: BadExpression): Problem => ({
  code: 'bad-expression',
  elementId: element.id,
  reason: `${nameOf(element)} has an expression that can't be read: ${reason}`,
  remedy: 'Mend the expression; it is FEEL, as in Camunda.',
  at: { source, position },
})

const nameOf = (element: FlowNode | Flow): string =>
  'from' in element ? `The flow "${element.id}"` : `The element ${titleOf(element)}`
