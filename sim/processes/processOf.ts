import type { Model } from '@countersign/engine'
import fc from 'fast-check'
import { anyProcess } from '../../engine/testing/anyProcess.ts'
import { anyModel } from '../../engine/testing/arbitrary.ts'
import { handwritten, other } from './handwritten.ts'

/** `plain` ones have only what the token game knows: there the place of every token is checked against it. */
export type Cast = {
  readonly kind: 'handwritten' | 'plain' | 'calm' | 'wild'
  readonly root: string
  readonly models: ReadonlyMap<string, Model>
}

/** What runs under a seed: every second a process as people draw them, else a random one. */
export function castOf(seed: number): Cast {
  const kinds = ['handwritten', 'calm', 'handwritten', 'wild', 'handwritten', 'plain'] as const
  const kind = kinds[seed % kinds.length] ?? 'plain'
  const model = modelOf(kind, seed)
  return { kind, root: model.id, models: new Map([model, other].map((model) => [model.id, model])) }
}

function modelOf(kind: Cast['kind'], seed: number): Model {
  if (kind === 'handwritten') return handwritten[Math.floor(seed / 2) % handwritten.length] ?? other
  const arbitrary = kind === 'plain' ? anyModel : anyProcess(kind)
  const [model] = fc.sample(arbitrary, { seed, numRuns: 1 })
  return model ?? other
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
