// Random processes with all elements, nested, looped and interrupted in any arrangement that may be deployed. Loops lead
// back from elements that wait; those without a wait are L1's.

import type fc from 'fast-check'
import {
  compile,
  type EventSubProcess,
  type Flow,
  type FlowNode,
  feel,
  type Graph,
  invariant,
  type Model,
  type StartEvent,
} from '../src/index.ts'
import {
  called,
  cycle,
  fresh,
  job,
  type Kit,
  looped,
  mapped,
  message,
  nobody,
  pick,
  type Temper,
  timer,
  triggerOf,
} from './anyDetails.ts'
import { anyTape, readTape } from './tape.ts'

export const anyProcess = (temper: Temper): fc.Arbitrary<Model> =>
  anyDrawing(temper).map((graph) => {
    const compiled = compile(graph, feel)
    invariant(compiled.ok, `a random process is wrong: ${JSON.stringify(compiled)}`)
    return compiled.model
  })

/** The same before it is compiled. */
export const anyDrawing = (temper: Temper): fc.Arbitrary<Graph> =>
  anyTape.map((choices) => {
    const kit: Kit = { ...readTape(choices), temper, ids: { last: 0 } }
    const start: StartEvent = { type: 'startEvent', id: 'start', interrupting: true, event: { type: 'none' } }
    return { id: 'any', ...canvas(kit, start, 0, true) }
  })

type Canvas = Pick<EventSubProcess, 'nodes' | 'flows'>

/** A canvas in the making. `sources` may have further flows, `targets` too; who waits may lead back. */
type Sheet = { nodes: FlowNode[]; flows: Flow[]; sources: string[]; targets: string[]; waiting: string[] }

function canvas(kit: Kit, start: StartEvent, depth: number, mayEscalate: boolean): Canvas {
  const sheet: Sheet = { nodes: [start], flows: [], sources: [start.id], targets: [], waiting: [] }
  const count = 2 + kit.choose(depth === 0 ? 6 : 3)
  for (let index = 0; index < count; index++) {
    const from = pick(kit, sheet.sources)
    if (from !== undefined) grow(kit, sheet, from, depth, mayEscalate)
  }
  for (let index = kit.choose(3); index > 0; index--) forward(kit, sheet)
  if (kit.chance(30)) connect(sheet, pick(kit, sheet.waiting), pick(kit, sheet.targets))
  if (depth < 2 && kit.chance(25)) addEventSubProcess(kit, sheet, depth)
  return {
    nodes: sheet.nodes.map((node) => withDefault(sheet, node)),
    flows: sheet.flows.map((flow) => withCondition(kit, sheet, flow)),
  }
}

/** One more element after `from`; some bring others with them. */
function grow(kit: Kit, sheet: Sheet, from: string, depth: number, mayEscalate: boolean): void {
  const id = fresh(kit)
  const kind = kinds[kit.choose(kinds.length)] ?? 'userTask'
  if (kind === 'eventBased') {
    add(sheet, { type: 'eventBasedGateway', id }, [])
    connect(sheet, from, id)
    for (const event of [message(`${id}m`), timer, { type: 'signal', signalName: 'sig' } as const].slice(
      kit.choose(2),
    )) {
      const catcher: FlowNode = { type: 'intermediateCatchEvent', id: fresh(kit), event }
      add(sheet, catcher, ['source', 'waiting'])
      connect(sheet, id, catcher.id)
    }
    return
  }
  if (kind === 'link') {
    add(sheet, { type: 'intermediateThrowEvent', id, event: { type: 'link', linkName: id } }, ['target'])
    connect(sheet, from, id)
    add(sheet, { type: 'intermediateCatchEvent', id: fresh(kit), event: { type: 'link', linkName: id } }, ['source'])
    return
  }
  const node = nodeOf(kit, kind, id, depth, mayEscalate)
  add(sheet, node, rolesOf(node))
  connect(sheet, from, id)
  if (isHost(node)) for (let index = boundaryCount(kit); index > 0; index--) addBoundary(kit, sheet, node, index)
}

const boundaryCount = (kit: Kit): number => (kit.chance(40) ? 1 + kit.choose(2) : 0)

/** How often each kind of element; the first is what a tape of zeros takes. */
const weights = {
  userTask: 5,
  serviceTask: 6,
  parallel: 6,
  sub: 6,
  call: 3,
  receive: 2,
  timer: 2,
  exclusive: 2,
  inclusive: 3,
  eventBased: 2,
  script: 1,
  manual: 1,
  link: 1,
  throwNone: 1,
  throwMessage: 1,
  throwSignal: 1,
  throwEscalation: 2,
  end: 1,
  endMessage: 1,
  endError: 1,
  endEscalation: 1,
  terminate: 1,
}
type Kind = keyof typeof weights
const kinds = Object.entries(weights).flatMap(([kind, weight]) => Array<Kind>(weight).fill(kind as Kind))
function nodeOf(
  kit: Kit,
  kind: Exclude<Kind, 'eventBased' | 'link'>,
  id: string,
  depth: number,
  mayEscalate: boolean,
): FlowNode {
  const activity = { id, ...mapped(kit), ...looped(kit) }
  switch (kind) {
    case 'userTask':
      return { type: 'userTask', ...activity, ...nobody }
    case 'serviceTask':
      return { type: 'serviceTask', ...activity, ...job }
    case 'script':
      return { type: 'scriptTask', ...activity, script: { feel: '1' }, resultVariable: 'result' }
    case 'manual':
      return { type: 'manualTask', ...activity }
    case 'receive':
      return { type: 'receiveTask', ...activity, event: message(`${id}m`) }
    case 'call':
      return { type: 'callActivity', ...activity, ...called }
    case 'sub': {
      if (depth >= 2) return { type: 'userTask', ...activity, ...nobody }
      const start: StartEvent = { type: 'startEvent', id: fresh(kit), interrupting: true, event: { type: 'none' } }
      return { type: 'subProcess', ...activity, ...canvas(kit, start, depth + 1, mayEscalate) }
    }
    case 'exclusive':
      return { type: 'exclusiveGateway', id, defaultFlow: null }
    case 'inclusive':
      return { type: 'inclusiveGateway', id, defaultFlow: null }
    case 'parallel':
      return { type: 'parallelGateway', id }
    case 'timer':
      return { type: 'intermediateCatchEvent', id, event: timer }
    case 'throwNone':
      return { type: 'intermediateThrowEvent', id, event: { type: 'none' } }
    case 'throwMessage':
      return { type: 'intermediateThrowEvent', id, event: { type: 'message', ...job } }
    case 'throwSignal':
      return { type: 'intermediateThrowEvent', id, event: { type: 'signal', signalName: 'sig' } }
    case 'throwEscalation':
      // An escalation out of what an escalation began would begin it again, for ever.
      if (!mayEscalate) return { type: 'intermediateThrowEvent', id, event: { type: 'none' } }
      return { type: 'intermediateThrowEvent', id, event: { type: 'escalation', escalationCode: 'up' } }
    case 'end':
      return { type: 'endEvent', id, event: { type: 'none' } }
    case 'endMessage':
      return { type: 'endEvent', id, event: { type: 'message', ...job } }
    case 'endError':
      return { type: 'endEvent', id, event: { type: 'error', errorCode: 'E' } }
    case 'endEscalation':
      if (!mayEscalate) return { type: 'endEvent', id, event: { type: 'none' } }
      return { type: 'endEvent', id, event: { type: 'escalation', escalationCode: 'up' } }
    case 'terminate':
      return { type: 'endEvent', id, event: { type: 'terminate' } }
  }
}

type Role = 'source' | 'target' | 'waiting'

function rolesOf(node: FlowNode): readonly Role[] {
  if (node.type === 'endEvent') return ['target']
  const waits = ['userTask', 'serviceTask', 'callActivity', 'receiveTask', 'intermediateCatchEvent'].includes(node.type)
  // A multi-instance without items does not wait.
  return waits && !('loop' in node) ? ['source', 'target', 'waiting'] : ['source', 'target']
}

function add(sheet: Sheet, node: FlowNode, roles: readonly Role[]): void {
  sheet.nodes.push(node)
  if (roles.includes('source')) sheet.sources.push(node.id)
  if (roles.includes('target')) sheet.targets.push(node.id)
  if (roles.includes('waiting')) sheet.waiting.push(node.id)
}

function connect(sheet: Sheet, from: string | undefined, to: string | undefined): void {
  if (from !== undefined && to !== undefined) sheet.flows.push({ id: `${from}>${to}.${sheet.flows.length}`, from, to })
}

function forward(kit: Kit, sheet: Sheet): void {
  const from = pick(kit, sheet.sources)
  const index = sheet.nodes.findIndex(({ id }) => id === from)
  const later = sheet.nodes.slice(index + 1).filter(({ id }) => sheet.targets.includes(id))
  connect(sheet, from, pick(kit, later)?.id)
}

function addBoundary(kit: Kit, sheet: Sheet, host: FlowNode, index: number): void {
  const id = fresh(kit)
  const mayEscalate = host.type === 'subProcess' || host.type === 'callActivity'
  const event = triggerOf(kit, id, index === 1, index === 1 && mayEscalate)
  const interrupting = event.type === 'error' || (event !== cycle && kit.chance(60))
  add(sheet, { type: 'boundaryEvent', id, attachedTo: host.id, interrupting, event }, ['source'])
  const after = fresh(kit)
  add(sheet, kit.chance(50) ? { type: 'userTask', id: after, ...nobody } : noneEnd(after), [])
  connect(sheet, id, after)
}

const noneEnd = (id: string): FlowNode => ({ type: 'endEvent', id, event: { type: 'none' } })

const isHost = ({ type }: FlowNode): boolean =>
  ['userTask', 'serviceTask', 'callActivity', 'receiveTask', 'subProcess', 'scriptTask', 'manualTask'].includes(type)

function addEventSubProcess(kit: Kit, sheet: Sheet, depth: number): void {
  const id = fresh(kit)
  const event = triggerOf(kit, id, true, true)
  const interrupting = event.type === 'error' || (event !== cycle && kit.chance(50))
  const start: StartEvent = { type: 'startEvent', id: fresh(kit), interrupting, event }
  sheet.nodes.push({ type: 'eventSubProcess', id, ...canvas(kit, start, depth + 1, false) })
}

/** Conditions that hold or don't, or can't be told before somebody has set `ok`. */
function withCondition(kit: Kit, sheet: Sheet, flow: Flow): Flow {
  const gateway = sheet.nodes.find(({ id }) => id === flow.from)
  const isChoice = gateway?.type === 'exclusiveGateway' || gateway?.type === 'inclusiveGateway'
  if (!isChoice || !gateway || defaultOf(sheet, gateway.id) === flow.id) return flow
  if (sheet.flows.filter(({ from }) => from === gateway.id).length < 2) return flow
  const conditions = kit.temper === 'wild' ? ['true', 'false', 'ok', 'not(ok)'] : ['true', 'false']
  return { ...flow, condition: { feel: conditions[kit.choose(conditions.length)] ?? 'true' } }
}

function withDefault(sheet: Sheet, node: FlowNode): FlowNode {
  if (node.type !== 'exclusiveGateway' && node.type !== 'inclusiveGateway') return node
  return { ...node, defaultFlow: defaultOf(sheet, node.id) }
}

/** The last flow of a choice: one that always has a way on. */
function defaultOf(sheet: Sheet, gateway: string): string | null {
  const outgoing = sheet.flows.filter(({ from }) => from === gateway)
  return outgoing.length < 2 ? null : (outgoing.at(-1)?.id ?? null)
}
