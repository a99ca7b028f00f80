import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given, messageIn } from '../testing/given.ts'
import { ask, call, cancelled, completed, failed, finish, mend, raise, resolved, started } from '../testing/words.ts'
import { compile, draw, type Flow, type FlowNode, feel, type Model, movesMax } from './index.ts'

const circling = draw('circling').start().task('there').manual('back').to('there').model()

/** Every round calls for a job and goes on at once. */
const runaway = draw('runaway')
  .start()
  .user('ask')
  .task('again')
  .to('again')
  .from('again')
  .service('mail', 'send')
  .model()

/** Every round makes two tokens of one. */
const doubling = draw('doubling').start().parallel('both').task('a').task('b').to('a').from('both').end().model()

test('L1 a loop without a wait ends in an incident that names it', () => {
  const { effects, yields } = given(circling).when(started)
  yields(raise('there#1', 'ENDLESS_LOOP'))
  assert.match(messageIn(effects), /10000 elements.*"there".*"back"/)
})

test('L1 nothing that such a loop did counts', () => {
  given(runaway)
    .when(started)
    .yields(ask('ask#1'))
    .when(completed('ask#1', { approved: true }))
    .yields(raise('again#1', 'ENDLESS_LOOP'))
})

test('L1 every token that was set in motion waits, and the instance stays small', () => {
  const { instance, yields } = given(doubling).when(started)
  yields(raise('both#1', 'ENDLESS_LOOP'))
  assert.ok(JSON.stringify(instance).length < 1024)

  const forked = draw('forked').start().task('one').to('one').from('start').task('two').to('one').model()
  given(forked).when(started).yields(raise('one#1', 'ENDLESS_LOOP'), raise('two#1', 'ENDLESS_LOOP'))
})

test('L1 a way of exactly the limit is still gone to its end', () => {
  given(lineOf(movesMax)).when(started).yields(finish('completed'))
  given(lineOf(movesMax + 1))
    .when(started)
    .yields(raise('t1#1', 'ENDLESS_LOOP'))
})

test('L2 `resolved` lets the token try once more', () => {
  given(circling)
    .when(started)
    .yields(raise('there#1', 'ENDLESS_LOOP'))
    .when(resolved('there#1'))
    .yields(mend('there#1'), raise('there#2', 'ENDLESS_LOOP'))
    .when(resolved('there#1'))
    .yieldsNothing()
})

test('L2 a token that can go on does', () => {
  const { instance } = given(forkedOnce).when(started)
  given(forkedOnce, instance)
    .when(resolved('mail#1'))
    .yields(mend('mail#1'), call('mail#2', 'send'))
    .when(completed('mail#2'))
    .yields()
    .when(cancelled)
    .yields(mend('round#1'), finish('cancelled'))
})

test('L3 a token that has not entered is moved by nothing but `resolved`', () => {
  given(forkedOnce)
    .when(started)
    .yields(raise('round#1', 'ENDLESS_LOOP'), raise('mail#1', 'ENDLESS_LOOP'))
    .when(completed('mail#1'), failed('mail#1', 0))
    .yieldsNothing()
})

const forkedOnce = draw('forked-once')
  .start()
  .task('round')
  .to('round')
  .from('start')
  .service('mail', 'send')
  .end()
  .model()

function lineOf(length: number): Model {
  const nodes: FlowNode[] = [{ type: 'startEvent', id: 't0', interrupting: true, event: { type: 'none' } }]
  const flows: Flow[] = []
  for (let index = 1; index <= length; index++) {
    nodes.push({ type: 'undefinedTask', id: `t${index}` })
    flows.push({ id: `f${index}`, from: `t${index - 1}`, to: `t${index}` })
  }
  const compiled = compile({ id: 'line', nodes, flows }, feel)
  assert.ok(compiled.ok)
  return compiled.model
}

/** Each round has a long expression to run. */
const heavy = (script: string) =>
  draw('heavy').start().exclusive('again').when('true').script('work', script, 'result').to('again').model()

test('L4 expressions that are each bounded are bounded together', () => {
  for (const script of ['count(for i in 1..100000 return i)', 'string join(for i in 1..100000 return "12345678")']) {
    const { effects, says } = given(heavy(script)).when(started)
    says(/"work": the script can't be computed by .*(too many steps|more than may be built)/s)
    assert.deepEqual(
      effects.map((effect) => effect.type === 'raise' && effect.code),
      ['EXTRACT_VALUE_ERROR'],
    )
  }
})

test('L4 the next fact has a share of its own', () => {
  const model = draw('paced')
    .start()
    .user('ask')
    .script('work', 'count(for i in 1..100000 return i)', 'result')
    .to('ask')
  let step = given(model.model()).when(started)
  for (let round = 1; round <= 50; round++) step = step.when(completed(`ask#${round}`))
  step.when(completed('ask#51')).yields(ask('ask#52'))
})
