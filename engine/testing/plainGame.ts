// Tasks and parallel gateways once more, as a plain token game: a place for each flow and each waiting node, and
// transitions fired one at a time in the opposite order. It shares no line with the engine, so that both can't be wrong
// alike.

import type { Flow, Instance, Model, Wired } from '../src/index.ts'

/** How many tokens lie where: on flows into joins, and in nodes that wait. */
export type Marking = { readonly over: boolean; readonly tokens: { readonly [place: string]: number } }

export type PlainGame = {
  readonly marking: Marking
  start: () => void
  complete: (nodeId: string) => void
  goOnWithout: (nodeId: string) => void
  cancel: () => void
}

export function plainGame(model: Model): PlainGame {
  const places = new Map<string, number>()
  let over = false

  const add = (place: string, count: number) => places.set(place, (places.get(place) ?? 0) + count)
  const on = (flow: Flow): number => places.get(`flow ${flow.id}`) ?? 0
  const isJoin = (node: Wired) => node.type === 'parallelGateway' && node.incoming.length > 1
  const canFire = (node: Wired) =>
    isJoin(node) ? node.incoming.every((flow) => on(flow) > 0) : node.incoming.some((flow) => on(flow) > 0)

  function fire(node: Wired): void {
    const filled = node.incoming.filter((flow) => on(flow) > 0)
    for (const flow of isJoin(node) ? filled : filled.slice(-1)) add(`flow ${flow.id}`, -1)
    if (node.type === 'endEvent' && node.event.type === 'terminate') over = true
    else if (node.type === 'serviceTask' || node.type === 'userTask') add(`node ${node.id}`, 1)
    else for (const flow of node.outgoing) add(`flow ${flow.id}`, 1)
  }

  function play(): void {
    const nodes = [...model.nodes.values()].reverse()
    for (let node = nodes.find(canFire); node && !over; node = nodes.find(canFire)) fire(node)
    if ([...places.values()].every((count) => count === 0)) over = true
  }

  return {
    get marking() {
      return { over, tokens: over ? {} : Object.fromEntries([...places].filter(([, count]) => count > 0).sort()) }
    },
    start: () => {
      const [start] = model.insides.get(null)?.starts ?? []
      for (const flow of start?.outgoing ?? []) add(`flow ${flow.id}`, 1)
      play()
    },
    complete: (nodeId) => {
      add(`node ${nodeId}`, -1)
      for (const flow of model.nodes.get(nodeId)?.outgoing ?? []) add(`flow ${flow.id}`, 1)
      play()
    },
    goOnWithout: (nodeId) => {
      const join = model.nodes.get(nodeId)
      if (join) fire(join)
      play()
    },
    cancel: () => {
      over = true
    },
  }
}

/** Where the engine says that the tokens are. */
export function markingOf(instance: Instance): Marking {
  if (instance.status !== 'active') return { over: instance.status === 'finished', tokens: {} }
  const places = new Map<string, number>()
  for (const visit of instance.visits)
    if (visit.waitsFor === 'tokens') for (const [flowId, count] of visit.arrived) places.set(`flow ${flowId}`, count)
    else places.set(`node ${visit.nodeId}`, (places.get(`node ${visit.nodeId}`) ?? 0) + 1)
  return { over: false, tokens: Object.fromEntries([...places].sort()) }
}
