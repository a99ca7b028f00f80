import { compile, feel, type Graph, invariant, type Model } from '@countersign/engine'
import fc from 'fast-check'
import { anyDrawing } from '../../engine/testing/anyProcess.ts'
import { anyPlainDrawing } from '../../engine/testing/arbitrary.ts'
import { handwritten, other } from './handwritten.ts'

/** `plain` ones have only what the token game knows: there the place of every token is checked against it. */
export type Cast = {
  readonly kind: 'handwritten' | 'plain' | 'calm' | 'wild'
  readonly root: string
  readonly graphs: readonly [Graph, ...Graph[]]
  readonly models: ReadonlyMap<string, Model>
}

/** What runs under a seed: every second a process as people draw them, else a random one. */
export function castOf(seed: number): Cast {
  const kinds = ['handwritten', 'calm', 'handwritten', 'wild', 'handwritten', 'plain'] as const
  const kind = kinds[seed % kinds.length] ?? 'plain'
  const graph = graphOf(kind, seed)
  const graphs = [graph, other] as const
  return { kind, root: graph.id, graphs, models: new Map(graphs.map((graph) => [graph.id, modelOf(graph)])) }
}

function graphOf(kind: Cast['kind'], seed: number): Graph {
  if (kind === 'handwritten') return handwritten[Math.floor(seed / 2) % handwritten.length] ?? other
  const arbitrary = kind === 'plain' ? anyPlainDrawing : anyDrawing(kind)
  const [graph] = fc.sample(arbitrary, { seed, numRuns: 1 })
  return graph ?? other
}

export function modelOf(graph: Graph): Model {
  const compiled = compile(graph, feel)
  invariant(compiled.ok, `${graph.id} can't run: ${JSON.stringify(compiled)}`)
  return compiled.model
}

/** What the processes wait for, by names that are written out. */
export const messageNamesOf = ({ models }: Cast): readonly string[] =>
  [...models.values()].flatMap((model) =>
    [...model.nodes.values()].flatMap((node) =>
      'event' in node && 'messageName' in node.event && typeof node.event.messageName === 'string'
        ? node.event.messageName
        : [],
    ),
  )
