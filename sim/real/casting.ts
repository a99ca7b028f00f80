import type { Graph } from '@countersign/engine'
import { systemNameOf } from '../world/outside.ts'

type Drawn = { readonly id?: string; readonly taskType?: unknown } | null

/** A server does actions by their type: what any system may do is given one by its node. */
export const withSystems = (graph: Graph): Graph =>
  JSON.parse(JSON.stringify(graph), (_, drawn: Drawn) =>
    drawn?.taskType === 'any' ? { ...drawn, taskType: `${systemNameOf(drawn.id ?? '')}.any` } : drawn,
  )

/** Every type of task in it, however deep. */
export function taskTypesOf(graphs: readonly Graph[]): readonly string[] {
  const types = new Set<string>()
  JSON.stringify(graphs, (key, value) => {
    if (key === 'taskType' && typeof value === 'string') types.add(value)
    return value
  })
  return [...types]
}
