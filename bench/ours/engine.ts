// The engine alone, in memory: from start to end through six elements, and what an instance weighs while it waits.

import {
  advance,
  compile,
  type Fact,
  feel,
  type Instance,
  invariant,
  type Model,
  newInstance,
} from '@countersign/engine'
import { flatOut } from '../load.ts'
import { type Assignment, type Figures, measure } from '../program.ts'
import { created, decided, hiring, readOf, started } from '../world/diagram.ts'

const stamp = { at: Date.UTC(2026, 10, 20), seed: '019d8b1c-7f00-7abc-8def-001122334455' }
const facts: readonly Fact[] = [
  { ...stamp, type: 'started', variables: started },
  { ...stamp, type: 'completed', visit: 'create#1', variables: created },
  { ...stamp, type: 'completed', visit: 'ask#1', variables: decided },
  { ...stamp, type: 'completed', visit: 'tell#1' },
]

/** Fact by fact, as they come in. */
const run = (model: Model, told: readonly Fact[]): Instance =>
  told.reduce<Instance>((instance, fact) => advance(model, instance, [fact]).next, newInstance)

function modelOf(file: string): Model {
  const [drawn] = readOf(file).processes
  invariant(drawn, `${file} has no process`)
  const compiled = compile(drawn.graph, feel)
  invariant(compiled.ok, `${file} does not compile`)
  return compiled.model
}

async function instancesInMemory({ quick }: Assignment): Promise<Figures> {
  const model = modelOf(hiring)
  const waiting = run(model, facts.slice(0, 2))
  const figures = flatOut({ quick }, () => {
    const end = run(model, facts)
    invariant(end.status === 'finished' && end.outcome === 'completed', 'an instance did not end')
  })
  return { ...figures, stateBytes: [Buffer.byteLength(JSON.stringify(waiting))] }
}

await measure(instancesInMemory)
