// A process written in code, for tests, for the bench, and for whoever has no diagram: one line, read as it runs.
//
//   draw('hiring').start().parallel('both')
//     .service('create', 'entra.createUser').parallel('ready').end()
//     .from('both').user('desk', { candidateGroups: ['facilities'] }).to('ready')
//     .model()

import { compile } from './compile.ts'
import type {
  BoundaryEvent,
  CallActivity,
  EndEvent,
  Expression,
  Flow,
  FlowNode,
  Graph,
  IntermediateCatchEvent,
  IntermediateThrowEvent,
  Job,
  Loop,
  Mapped,
  MessageCatch,
  StartEvent,
  UserTask,
  Written,
} from './drawn/index.ts'
import { Broken } from './invariant.ts'
import type { Model } from './model.ts'

type More = Mapped & { readonly loop?: Loop; readonly name?: string }
type People = Omit<UserTask, 'id' | 'type' | keyof More>
type Called = Omit<CallActivity, 'id' | 'type' | 'processId' | keyof More>
type Sketch = (inside: Drawing<never>) => { readonly graph: Graph }

/** A process in the making. Each element follows the one before it; `Id` holds the ids that exist so far. */
export type Drawing<Id extends string> = {
  readonly graph: Graph
  start: <New extends string = 'start'>(id?: New, more?: Mapped) => Drawing<Id | New>
  startOn: <New extends string>(id: New, event: StartEvent['event'], more?: Mapped) => Drawing<Id | New>
  service: <New extends string>(id: New, taskType: Written, more?: Partial<Job> & More) => Drawing<Id | New>
  user: <New extends string>(id: New, more?: Partial<People> & More) => Drawing<Id | New>
  script: <New extends string>(id: New, script: string, resultVariable: string, more?: More) => Drawing<Id | New>
  receive: <New extends string>(id: New, event: MessageCatch, more?: More) => Drawing<Id | New>
  task: <New extends string>(id: New, more?: More) => Drawing<Id | New>
  manual: <New extends string>(id: New, more?: More) => Drawing<Id | New>
  call: <New extends string>(id: New, processId: Written, more?: Partial<Called> & More) => Drawing<Id | New>
  /** What is inside begins at a start event of its own, `<id>.start`. */
  sub: <New extends string>(id: New, inside: Sketch, more?: More) => Drawing<Id | New>
  /** Stands for itself: it follows nothing, and nothing follows it. */
  eventSub: <New extends string>(
    id: New,
    on: StartEvent['event'],
    inside: Sketch,
    more?: Mapped & Interrupting,
  ) => Drawing<Id | New>
  parallel: <New extends string>(id: New) => Drawing<Id | New>
  exclusive: <New extends string>(id: New) => Drawing<Id | New>
  inclusive: <New extends string>(id: New) => Drawing<Id | New>
  eventBased: <New extends string>(id: New) => Drawing<Id | New>
  catch: <New extends string>(id: New, event: IntermediateCatchEvent['event'], more?: Mapped) => Drawing<Id | New>
  throw: <New extends string>(id: New, event: IntermediateThrowEvent['event'], more?: Mapped) => Drawing<Id | New>
  /** Stands on an activity drawn before, and the next element follows it. */
  boundary: <New extends string>(
    id: New,
    on: Id,
    event: BoundaryEvent['event'],
    more?: Mapped & Interrupting,
  ) => Drawing<Id | New>
  end: <New extends string = 'end'>(id?: New, event?: EndEvent['event'], more?: Mapped) => Drawing<Id | New>
  terminate: <New extends string = 'terminated'>(id?: New) => Drawing<Id | New>
  /** The next flow has a condition, or is the default of its gateway. */
  when: (condition: string) => Drawing<Id>
  otherwise: () => Drawing<Id>
  /** Go on from an element drawn before. */
  from: (id: Id) => Drawing<Id>
  /** The next element follows nothing: a link leads to it. */
  apart: () => Drawing<Id>
  /** Lead the flow to an element drawn before. */
  to: (id: Id) => Drawing<Id>
  /** The process ready to run. A graph written in code that can't run is a bug in that code: it throws. */
  model: () => Model
}
type Interrupting = { readonly interrupting?: boolean }

export const draw = (processId: string): Drawing<never> =>
  drawing({ id: processId, nodes: [], flows: [] }, { at: null, condition: null })

/** Where the next element will be connected, and by what kind of flow. */
type Pen = { readonly at: string | null; readonly condition: Expression | 'default' | null }

const job = { headers: {}, retries: 3 }
const people: People = {
  assignee: null,
  candidateUsers: [],
  candidateGroups: [],
  dueDate: null,
  followUpDate: null,
  priority: 50,
  form: null,
  headers: {},
}
const called: Called = {
  binding: { type: 'latest' },
  propagateAllParentVariables: true,
  propagateAllChildVariables: true,
}

function drawing<Id extends string>(graph: Graph, pen: Pen): Drawing<Id> {
  const then = <New extends string>(node: FlowNode & { readonly id: New }): Drawing<Id | New> =>
    drawing<Id | New>(connected({ ...graph, nodes: [...graph.nodes, node] }, pen, node.id), lifted(node.id))
  const alone = <New extends string>(node: FlowNode & { readonly id: New }, at: string | null): Drawing<Id | New> =>
    drawing<Id | New>({ ...graph, nodes: [...graph.nodes, node] }, lifted(at))
  /** What a sketch draws after a start event of its own. */
  const canvas = (start: FlowNode, inside: Sketch) => {
    const { nodes, flows } = inside(drawing<never>({ id: start.id, nodes: [start], flows: [] }, lifted(start.id))).graph
    return { nodes, flows }
  }
  // `as never`: a default id is what its type parameter defaults to, which the compiler can't see from here.
  return {
    graph,
    start: (id = 'start' as never, more) => alone(startEvent(id, { type: 'none' }, more), id),
    startOn: (id, event, more) => alone(startEvent(id, event, more), id),
    service: (id, taskType, more) => then({ type: 'serviceTask', id, taskType, ...job, ...more }),
    user: (id, more) => then({ type: 'userTask', id, ...people, ...more }),
    script: (id, script, resultVariable, more) =>
      then({ type: 'scriptTask', id, script: feel(script), resultVariable, ...more }),
    receive: (id, event, more) => then({ type: 'receiveTask', id, event, ...more }),
    task: (id, more) => then({ type: 'undefinedTask', id, ...more }),
    manual: (id, more) => then({ type: 'manualTask', id, ...more }),
    call: (id, processId, more) => then({ type: 'callActivity', id, processId, ...called, ...more }),
    sub: (id, inside, more) =>
      then({ type: 'subProcess', id, ...canvas(startEvent(`${id}.start`, { type: 'none' }), inside), ...more }),
    eventSub: (id, on, inside, more) =>
      alone({ type: 'eventSubProcess', id, ...canvas(startEvent(`${id}.start`, on, more), inside) }, null),
    parallel: (id) => then({ type: 'parallelGateway', id }),
    exclusive: (id) => then({ type: 'exclusiveGateway', id, defaultFlow: null }),
    inclusive: (id) => then({ type: 'inclusiveGateway', id, defaultFlow: null }),
    eventBased: (id) => then({ type: 'eventBasedGateway', id }),
    catch: (id, event, more) => then({ type: 'intermediateCatchEvent', id, event, ...more }),
    throw: (id, event, more) => then({ type: 'intermediateThrowEvent', id, event, ...more }),
    boundary: (id, on, event, more) =>
      alone({ type: 'boundaryEvent', id, attachedTo: on, interrupting: true, event, ...more }, id),
    end: (id = 'end' as never, event = { type: 'none' }, more) => then({ type: 'endEvent', id, event, ...more }),
    terminate: (id = 'terminated' as never) => then({ type: 'endEvent', id, event: { type: 'terminate' } }),
    when: (condition) => drawing<Id>(graph, { ...pen, condition: feel(condition) }),
    otherwise: () => drawing<Id>(graph, { ...pen, condition: 'default' }),
    from: (id) => drawing<Id>(graph, lifted(id)),
    apart: () => drawing<Id>(graph, lifted(null)),
    to: (id) => drawing<Id>(connected(graph, pen, id), lifted(id)),
    model: () => modelOf(graph),
  }
}

const startEvent = <Id extends string>(
  id: Id,
  event: StartEvent['event'],
  more?: Mapped & Interrupting,
): StartEvent & { readonly id: Id } => ({ type: 'startEvent', id, interrupting: true, event, ...more })

const lifted = (at: string | null): Pen => ({ at, condition: null })

function connected(graph: Graph, { at, condition }: Pen, to: string): Graph {
  if (at === null) return graph
  const twins = graph.flows.filter((flow) => flow.from === at && flow.to === to).length
  const id = `${at}->${to}${twins > 0 ? `.${twins + 1}` : ''}`
  const flow: Flow = { id, from: at, to, ...(condition !== null && condition !== 'default' && { condition }) }
  const nodes = condition === 'default' ? graph.nodes.map((node) => withDefault(node, at, id)) : graph.nodes
  return { ...graph, nodes, flows: [...graph.flows, flow] }
}

const withDefault = (node: FlowNode, gateway: string, flow: string): FlowNode =>
  node.id === gateway && 'defaultFlow' in node ? { ...node, defaultFlow: flow } : node

function modelOf(graph: Graph): Model {
  const compiled = compile(graph)
  if (compiled.ok) return compiled.model
  throw new Broken(`process ${graph.id}: ${compiled.problems.map(({ reason }) => reason).join('; ')}`)
}

const feel = (source: string): Expression => ({ feel: source })
