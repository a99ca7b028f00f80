// The thread of storyteller.ts. To tell a long story takes seconds, which nobody else should wait for.

import { performance } from 'node:perf_hooks'
import { isDeepStrictEqual } from 'node:util'
import { parentPort } from 'node:worker_threads'
import { compile, type Fact, type Graph, invariant } from '@countersign/engine'
import { newRetelling, type Retelling, tellOn, type Wish } from './retelling.ts'
import type { Answer, Heard } from './storyteller.ts'

/** A story that takes longer is told so far. */
const patienceMs = 10_000

let retelling: Retelling | undefined
let spentMs = 0

function begin(graph: string, wish: Wish): Answer {
  const compiled = compile(JSON.parse(graph) as Graph)
  invariant(compiled.ok, 'a process that was deployed no longer compiles')
  retelling = newRetelling(compiled.model, wish)
  spentMs = 0
  return { more: true }
}

function tell(retelling: Retelling, facts: Extract<Heard, { type: 'facts' }>['facts']): Answer {
  const begun = performance.now()
  for (const { fact, at, ...recorded } of facts) {
    if (spentMs + performance.now() - begun > patienceMs) return { more: false }
    tellOn(retelling, { ...recorded, at: at.toISOString(), fact: JSON.parse(fact) as Fact })
  }
  spentMs += performance.now() - begun
  return { more: true }
}

function end({ model: _, wish, state, ...retold }: Retelling, stored: string): Answer {
  const steps = wish.stepsMax > 0 ? retold.steps.slice(-wish.stepsMax) : []
  // As JSON: what was undefined was never stored.
  const isSame = isDeepStrictEqual(JSON.parse(JSON.stringify(state)), JSON.parse(stored))
  return { retold: { ...retold, steps, isSame } }
}

function answer(heard: Heard): Answer {
  if (heard.type === 'begin') return begin(heard.graph, heard.wish)
  invariant(retelling, 'a story goes on that was not begun')
  return heard.type === 'facts' ? tell(retelling, heard.facts) : end(retelling, heard.state)
}

parentPort?.on('message', (heard: Heard) => parentPort?.postMessage(answer(heard)))
