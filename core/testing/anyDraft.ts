// Arbitrary drafts: what somebody may leave behind, sound or not.

import fc from 'fast-check'
import { action, stop, storeId } from '../src/flows/drafts.fixture.ts'
import { type Draft, operators, type Path, type Step, type Value } from '../src/flows/index.ts'

const words = fc.oneof(
  fc.constantFrom('found', 'tom@alder.example', '12', 'true', 'a, b', '{{secrets.HOOK}}', 'O’Brien "x" \\ {{ }}', '\n'),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

const names = ['outcome', 'id', 'displayName', 'matches', 'user', 'count', 'on', 'if', 'a b', 'deep']
const reference = fc.record({
  from: fc.constantFrom('trigger', 's1', 's2', 's3'),
  path: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }),
})
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: words.map((said) => [{ text: said }]) },
  { weight: 3, arbitrary: reference.map((one) => [one]) },
  fc.array(
    fc.oneof(
      words.map((said) => ({ text: said })),
      reference,
    ),
    { maxLength: 4 },
  ),
)

const condition = fc.record({ left: value, operator: fc.constantFrom(...operators), right: value })
const match = fc.constantFrom('all' as const, 'any' as const)
const when = fc.record({
  match,
  groups: fc.array(fc.record({ match, conditions: fc.array(condition, { minLength: 1, maxLength: 3 }) }), {
    ...{ minLength: 1, maxLength: 3 },
  }),
})

const leaf: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ userId: value }).map((inputs) => action('s1', 'lookupUser', inputs)),
  fc.record({ groupId: value }).map((inputs) => action('s1', 'lookupGroup', inputs)),
  fc.record({ userId: value, groupId: value }).map((inputs) => action('s1', 'addMember', inputs)),
  value.map((message) => stop('s1', 'failed', message)),
  fc.record({ title: value, message: value, unlessApproved: fc.constantFrom('stop', 'go-on') }).map(
    (asked): Step => ({
      ...{ id: 's1', name: 'Ask', kind: 'approval', storeId, acceleration: true },
      ...(asked as { title: Value; message: Value; unlessApproved: 'stop' | 'go-on' }),
      approvers: [{ id: 'u"1', kind: 'user', name: 'Grace {{secrets.HOOK}}' }],
    }),
  ),
)

const steps = fc.letrec<{ steps: Step[]; step: Step; branch: Step }>((tie) => ({
  steps: fc.array(tie('step'), { maxLength: 4, depthIdentifier: 'steps' }),
  step: fc.oneof({ maxDepth: 3, depthIdentifier: 'steps' }, { weight: 3, arbitrary: leaf }, tie('branch')),
  branch: fc
    .record({
      paths: fc.array(fc.record({ when, steps: tie('steps') }), { minLength: 1, maxLength: 3 }),
      otherwise: tie('steps'),
    })
    .map(
      ({ paths, otherwise }): Step => ({
        ...{ id: 's1', name: 'Branch', kind: 'branch', otherwise },
        paths: paths.map((path, index) => ({ ...path, id: 'p1', name: `path ${index}` })),
      }),
    ),
})).steps

const field = (name: string, type: 'text' | 'number' | 'boolean') => ({
  ...{ name, label: name, help: '', type, required: false, choices: [] },
})

const trigger = fc.constantFrom<NonNullable<Draft['trigger']>>(
  { kind: 'button', label: 'Press', fields: [field('user', 'text'), field('count', 'number'), field('on', 'boolean')] },
  {
    ...{ kind: 'webhook', proof: { by: 'api-key', secret: 'HOOK' } },
    sample: JSON.stringify({ user: 'x', if: 1, 'a b': { on: true }, deep: { id: [1] }, matches: ['x'] }),
  },
)

/** As somebody may leave it: every step has its id and its name, and what is written into it is anything. */
export const anyDraft: fc.Arbitrary<Draft> = fc
  .record({ trigger, steps })
  .map(({ trigger, steps }) => ({ trigger, steps: numbered(steps) }))

function numbered(all: readonly Step[]): Step[] {
  let [stepCount, pathCount] = [0, 0]
  const number = (steps: readonly Step[]): Step[] =>
    steps.map((step) => {
      stepCount += 1
      const named = { id: `s${stepCount}`, name: `${step.name} ${stepCount}` }
      if (step.kind !== 'branch') return { ...step, ...named }
      const paths: Path[] = step.paths.map((path) => {
        pathCount += 1
        return { ...path, id: `p${pathCount}`, steps: number(path.steps) }
      })
      return { ...step, ...named, paths, otherwise: number(step.otherwise) }
    })
  return number(all)
}
