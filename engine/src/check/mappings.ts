import type { FlowNode, Mapping } from '../drawn/index.ts'
import { titleOf } from '../model.ts'
import type { Problem } from './problem.ts'

/** A target is a name, or names with dots between: `order`, `order.id`. */
export function mappingProblems(node: FlowNode): readonly Problem[] {
  const wrong = (mappings: readonly Mapping[] | undefined, what: string): readonly Problem[] =>
    (mappings ?? [])
      .filter(({ target }) => target.split('.').some((name) => name.trim() === ''))
      .map(({ target }) => ({
        code: 'bad-mapping',
        elementId: node.id,
        reason: `The element ${titleOf(node)} has an ${what} that goes to "${target}", which is no variable`,
        remedy: 'Enter the name of a variable, or a path such as order.id.',
      }))
  return [
    ...('inputs' in node ? wrong(node.inputs, 'input') : []),
    ...('outputs' in node ? wrong(node.outputs, 'output') : []),
  ]
}
