// A process written in code, for tests, for the bench, and for whoever has no diagram: one line, read as it runs.
//
//   draw('hiring').start().parallel('both')
//     .service('create', 'entra.createUser').parallel('ready').end()
//     .from('both').user('desk', { candidateGroups: ['facilities'] }).to('ready')
//     .model()

import { compile } from './graph.ts'
import { Broken } from './invariant.ts'
import type { Flow, FlowNode, Graph, Model, ServiceTask, UserTask } from './model.ts'

type Job = Pick<ServiceTask, 'headers' | 'retries'>
type People = Pick<UserTask, 'assignee' | 'candidateUsers' | 'candidateGroups'>

/** A process in the making. Each element follows the one before it; `Id` holds the ids that exist so far. */
export type Drawing<Id extends string> = {
  readonly graph: Graph
  start: <New extends string = 'start'>(id?: New) => Drawing<Id | New>
  service: <New extends string>(id: New, taskType: string, job?: Partial<Job>) => Drawing<Id | New>
  user: <New extends string>(id: New, people?: Partial<People>) => Drawing<Id | New>
  task: <New extends string>(id: New) => Drawing<Id | New>
  manual: <New extends string>(id: New) => Drawing<Id | New>
  parallel: <New extends string>(id: New) => Drawing<Id | New>
  end: <New extends string = 'end'>(id?: New) => Drawing<Id | New>
  terminate: <New extends string = 'terminated'>(id?: New) => Drawing<Id | New>
  /** Go on from an element drawn before. */
  from: (id: Id) => Drawing<Id>
  /** Lead the flow to an element drawn before. */
  to: (id: Id) => Drawing<Id>
  /** The process ready to run. A graph written in code that can't run is a bug in that code: it throws. */
  model: () => Model
}

export const draw = (processId: string): Drawing<never> => drawing({ id: processId, nodes: [], flows: [] }, null)

/** `at` is where the next element will be connected. */
function drawing<Id extends string>(graph: Graph, at: Id | null): Drawing<Id> {
  const then = <New extends string>(node: FlowNode & { readonly id: New }): Drawing<Id | New> =>
    drawing<Id | New>({ ...graph, nodes: [...graph.nodes, node], flows: connected(graph.flows, at, node.id) }, node.id)
  // `as never`: a default id is what its type parameter defaults to, which the compiler can't see from here.
  return {
    graph,
    start: (id = 'start' as never) => then({ type: 'noneStartEvent', id }),
    service: (id, taskType, job) => then({ type: 'serviceTask', id, taskType, headers: {}, retries: 3, ...job }),
    user: (id, people) =>
      then({ type: 'userTask', id, assignee: null, candidateUsers: [], candidateGroups: [], ...people }),
    task: (id) => then({ type: 'undefinedTask', id }),
    manual: (id) => then({ type: 'manualTask', id }),
    parallel: (id) => then({ type: 'parallelGateway', id }),
    end: (id = 'end' as never) => then({ type: 'noneEndEvent', id }),
    terminate: (id = 'terminated' as never) => then({ type: 'terminateEndEvent', id }),
    from: (id) => drawing<Id>(graph, id),
    to: (id) => drawing<Id>({ ...graph, flows: connected(graph.flows, at, id) }, id),
    model: () => modelOf(graph),
  }
}

function connected(flows: readonly Flow[], from: string | null, to: string): readonly Flow[] {
  if (from === null) return flows
  const twins = flows.filter((flow) => flow.from === from && flow.to === to).length
  return [...flows, { id: `${from}->${to}${twins > 0 ? `.${twins + 1}` : ''}`, from, to }]
}

function modelOf(graph: Graph): Model {
  const compiled = compile(graph)
  if (compiled.ok) return compiled.model
  throw new Broken(`process ${graph.id}: ${compiled.problems.map(({ reason }) => reason).join('; ')}`)
}
