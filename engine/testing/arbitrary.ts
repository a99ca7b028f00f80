// Random processes and random facts, for property tests. `size: 'max'` because short stories prove little: left alone,
// fast-check makes every second process end before the first fact.

import fc from 'fast-check'
import {
  type Answer,
  compile,
  type Fact,
  type Flow,
  type FlowNode,
  feel,
  type Graph,
  type Instance,
  invariant,
  type Model,
} from '../src/index.ts'

const nodeTypes = [
  { arbitrary: fc.constant('serviceTask' as const), weight: 12 },
  { arbitrary: fc.constant('userTask' as const), weight: 9 },
  { arbitrary: fc.constant('parallelGateway' as const), weight: 10 },
  { arbitrary: fc.constant('undefinedTask' as const), weight: 2 },
  { arbitrary: fc.constant('manualTask' as const), weight: 2 },
  { arbitrary: fc.constant('end' as const), weight: 3 },
  { arbitrary: fc.constant('terminate' as const), weight: 1 },
]

type Link = readonly [from: number, to: number]
const anyLink = fc.tuple(fc.nat(99), fc.nat(99))

/** Forks, joins, merges and loops in any arrangement. Loops lead through a node that waits; those without are L1's. */
export const anyPlainDrawing: fc.Arbitrary<Graph> = fc
  .record({
    types: fc.array(fc.oneof(...nodeTypes), { minLength: 3, maxLength: 8, size: 'max' }),
    parents: fc.array(fc.nat(99), { minLength: 8, maxLength: 8 }),
    forward: fc.array(anyLink, { maxLength: 6, size: 'max' }),
    back: fc.array(anyLink, { maxLength: 2, size: 'max' }),
  })
  .map(({ types, parents, forward, back }) => {
    const nodes = [nodeOfType('start', 'n0'), ...types.map((type, index) => nodeOfType(type, `n${index + 1}`))]
    const links = [...tree(nodes, parents), ...shortcuts(nodes, forward), ...loops(nodes, back)]
    const flows = links.map(([from, to], index): Flow => ({ id: `f${index}`, from: `n${from}`, to: `n${to}` }))
    return { id: 'any', nodes, flows }
  })

export const anyModel: fc.Arbitrary<Model> = anyPlainDrawing.map((graph) => {
  const compiled = compile(graph, feel)
  invariant(compiled.ok, `a random process is wrong: ${JSON.stringify(compiled)}`)
  return compiled.model
})

/** Every node hangs on an earlier one, so that all are reached. */
const tree = (nodes: readonly FlowNode[], parents: readonly number[]): Link[] =>
  nodes
    .slice(1)
    .map((_, index): Link => [pick(indexesOf(nodes.slice(0, index + 1), goesOn), parents[index] ?? 0), index + 1])

const shortcuts = (nodes: readonly FlowNode[], links: readonly Link[]): Link[] =>
  links.map(([from, to]) => {
    const source = pick(indexesOf(nodes.slice(0, -1), goesOn), from)
    return [source, source + 1 + (to % (nodes.length - 1 - source))]
  })

function loops(nodes: readonly FlowNode[], links: readonly Link[]): Link[] {
  const waiting = indexesOf(nodes, waits)
  return waiting.length === 0 ? [] : links.map(([from, to]) => [pick(waiting, from), 1 + (to % (nodes.length - 1))])
}

type Kind =
  | 'start'
  | 'end'
  | 'terminate'
  | 'serviceTask'
  | 'userTask'
  | 'undefinedTask'
  | 'manualTask'
  | 'parallelGateway'

function nodeOfType(type: Kind, id: string): FlowNode {
  switch (type) {
    case 'start':
      return { type: 'startEvent', id, interrupting: true, event: { type: 'none' } }
    case 'end':
      return { type: 'endEvent', id, event: { type: 'none' } }
    case 'terminate':
      return { type: 'endEvent', id, event: { type: 'terminate' } }
    case 'serviceTask':
      return { type, id, taskType: 'any', headers: {}, retries: 2 }
    case 'userTask':
      return { type, id, ...nobody }
    default:
      return { type, id }
  }
}

const nobody = {
  assignee: null,
  candidateUsers: [],
  candidateGroups: [],
  dueDate: null,
  followUpDate: null,
  priority: 50,
  form: null,
  headers: {},
}

const goesOn = ({ type }: FlowNode) => type !== 'endEvent'
const waits = ({ type }: FlowNode) => type === 'serviceTask' || type === 'userTask'
const indexesOf = (nodes: readonly FlowNode[], holds: (node: FlowNode) => boolean) =>
  nodes.flatMap((node, index) => (holds(node) ? [index] : []))

function pick<T>(choices: readonly T[], choice: number): T {
  const picked = choices[choice % choices.length]
  invariant(picked !== undefined, 'nothing to pick from')
  return picked
}

const anyVariables = fc.dictionary(
  fc.constantFrom('a', 'b', '__proto__', 'constructor'),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<null>,
  { maxKeys: 2 },
)

/** What somebody outside may say next, said without knowing the instance; `factFor` turns it towards one. */
export type Nudge = {
  readonly type: 'started' | 'cancelled' | 'completed' | 'failed' | 'errorThrown' | 'resolved'
  readonly choice: number
  readonly attemptsAgo: number
  readonly retries: number
  readonly variables: { readonly [name: string]: null }
}

export const anyNudge: fc.Arbitrary<Nudge> = fc.record({
  type: fc.oneof(
    { arbitrary: fc.constant('completed' as const), weight: 50 },
    { arbitrary: fc.constant('failed' as const), weight: 20 },
    { arbitrary: fc.constant('resolved' as const), weight: 25 },
    { arbitrary: fc.constant('errorThrown' as const), weight: 5 },
    { arbitrary: fc.constant('started' as const), weight: 5 },
    { arbitrary: fc.constant('cancelled' as const), weight: 1 },
  ),
  choice: fc.nat(99),
  attemptsAgo: fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.constant(1), weight: 1 }),
  retries: fc.nat(2),
  variables: anyVariables,
})

/** The nudge as a fact about one of the open visits. */
export function factFor(instance: Instance, nudge: Nudge): Fact {
  const visits = instance.status === 'active' ? instance.visits : []
  const { id, attempt } = visits.length > 0 ? pick(visits, nudge.choice) : { id: 'n1#1' as const, attempt: 1 }
  return factAbout(id, attempt - nudge.attemptsAgo, nudge)
}

/** Any fact about any of the visits such a process can have. */
export const anyFact: fc.Arbitrary<Fact> = fc
  .record({
    nudge: anyNudge,
    node: fc.integer({ min: 1, max: 8 }),
    round: fc.integer({ min: 1, max: 3 }),
    attempt: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ nudge, node, round, attempt }) => factAbout(`n${node}#${round}`, attempt, nudge))

function factAbout(visit: Answer['visit'], attempt: number, { type, retries, variables }: Nudge): Fact {
  const stamp = { at: 0, seed: 'any' }
  switch (type) {
    case 'started':
      return { ...stamp, type, variables }
    case 'cancelled':
      return { ...stamp, type }
    case 'completed':
      return { ...stamp, type, visit, variables }
    case 'failed':
      return { ...stamp, type, visit, attempt, retries, message: 'failed' }
    case 'errorThrown':
      return { ...stamp, type, visit, attempt, code: 'E' }
    case 'resolved':
      return { ...stamp, type, visit, attempt }
  }
}
