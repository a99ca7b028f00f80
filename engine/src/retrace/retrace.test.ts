import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  cancelled,
  childThrewError,
  completed,
  errorThrown,
  failed,
  messageReceived,
  resolved,
  started,
  startedWith,
  timerFired,
  variablesSet,
} from '../../testing/words.ts'
import { after, error, message } from '../events.ts'
import { draw, type Fact, type Instance, type Model, newInstance, retrace, type Told } from '../index.ts'

const feel = (source: string) => ({ feel: source })

/** What is told of the last of these facts. */
function told(model: Model, ...facts: readonly Fact[]): Told {
  let instance: Instance = newInstance
  let last: Told | undefined
  for (const fact of facts) {
    const retold = retrace(model, instance, fact)
    instance = retold.next
    last = retold.told
  }
  assert.ok(last)
  return last
}

/** `flow > element`, and what became of the token there. */
const wayOf = ({ way }: Told): string[] =>
  way.map(({ flowId, nodeId, did, visit }) =>
    [...(flowId === null ? [] : [flowId, '>']), nodeId, did, ...(visit === null ? [] : [visit])].join(' '),
  )

const endsOf = ({ ended }: Told): string[] => ended.map(({ visit, how }) => `${visit} ${how}`)

const forked = draw('forked')
  .start()
  .parallel('fork')
  .user('left')
  .parallel('join')
  .end()
  .from('fork')
  .task('right')
  .to('join')
  .model()

test('RT2 the way is told in order, flow by flow', () => {
  assert.deepEqual(wayOf(told(forked, started)), [
    'start passed',
    'start->fork > fork passed',
    'fork->left > left waits left#1',
    'fork->right > right passed',
    'right->join > join waits join#1',
  ])
  assert.deepEqual(wayOf(told(forked, started, completed('left#1'))), [
    'left->join > join joined join#1',
    'join->end > end passed',
  ])
})

test('RT2 a token that can’t come in is held before the element', () => {
  const model = draw('held').start().service('mail', feel('nobody')).end().model()
  assert.deepEqual(wayOf(told(model, started)), ['start passed', 'start->mail > mail held mail#1'])
})

test('RT2 each round of a multi-instance is told', () => {
  const { way } = told(each('parallel'), people)
  assert.deepEqual(
    way.map(({ nodeId, visit, round }) => [nodeId, visit, round]),
    [
      ['start', null, null],
      ['ask', 'ask#1', null],
      ['ask', 'ask#2', 1],
      ['ask', 'ask#3', 2],
    ],
  )
})

const each = (ordering: 'parallel' | 'sequential', condition: string | null = null) =>
  draw('each')
    .start()
    .user('ask', {
      loop: {
        ordering,
        inputCollection: feel('people'),
        inputElement: 'person',
        outputCollection: 'answers',
        outputElement: feel('answer'),
        completionCondition: condition === null ? null : feel(condition),
      },
    })
    .end()
    .model()
const people = startedWith({ people: ['Tom', 'Ada'] })

test('RT3 whoever is answered is completed, and so is the join that was waited for', () => {
  assert.deepEqual(endsOf(told(forked, started, completed('left#1'))), ['left#1 completed', 'join#1 completed'])
})

test('RT3 an inclusive join that need not wait any longer is completed', () => {
  const model = draw('either')
    .start()
    .inclusive('fork')
    .when('true')
    .user('left')
    .inclusive('join')
    .end()
    .from('fork')
    .when('true')
    .user('right')
    .exclusive('back')
    .when('done')
    .end('over')
    .from('back')
    .otherwise()
    .to('join')
    .model()
  const facts = [started, completed('left#1'), completed('right#1', { done: true })]
  assert.deepEqual(endsOf(told(model, ...facts)), ['right#1 completed', 'join#1 completed'])
})

test('RT3 the last round completes the multi-instance', () => {
  assert.deepEqual(endsOf(told(each('sequential'), people, completed('ask#2'))), ['ask#2 completed'])
  assert.deepEqual(endsOf(told(each('sequential'), people, completed('ask#2'), completed('ask#3'))), [
    'ask#1 completed',
    'ask#3 completed',
  ])
})

test('RT3 rounds that are given up were interrupted', () => {
  assert.deepEqual(endsOf(told(each('parallel', 'true'), people, completed('ask#2'))), [
    'ask#1 completed',
    'ask#2 completed',
    'ask#3 interrupted',
  ])
})

const bounded = draw('bounded')
  .start()
  .sub('inside', (inside) => inside.service('mail', 'send'))
  .boundary('late', 'inside', after('PT1H'))
  .end('too-late')
  .from('inside')
  .boundary('failed', 'inside', error('E'))
  .end('in-vain')
  .from('inside')
  .end()
  .model()

test('RT3 a sub-process that comes to its end is completed', () => {
  assert.deepEqual(endsOf(told(bounded, started, completed('mail#1'))), ['mail#1 completed', 'inside#1 completed'])
})

test('RT3 what an event ends was interrupted', () => {
  const interrupted = ['inside#1 interrupted', 'mail#1 interrupted']
  assert.deepEqual(endsOf(told(bounded, started, timerFired('inside#1', 'late'))), interrupted)
  assert.deepEqual(endsOf(told(bounded, started, errorThrown('mail#1', 'E'))).sort(), interrupted)
})

test('RT3 what a terminate end event or somebody ends was interrupted', () => {
  const model = draw('stopped').start().parallel('fork').user('one').from('fork').user('other').terminate().model()
  assert.deepEqual(endsOf(told(model, started, completed('other#1'))), ['other#1 completed', 'one#1 interrupted'])
  assert.deepEqual(endsOf(told(model, started, cancelled)), ['one#1 interrupted', 'other#1 interrupted'])
})

test('RT3 a gateway whose event has come is completed', () => {
  const model = draw('which')
    .start()
    .eventBased('which')
    .catch('answer', message('answered', '1'))
    .end()
    .from('which')
    .catch('late', after('PT1H'))
    .end('too-late')
    .model()
  const last = told(model, started, messageReceived('which#1', 'answer'))
  assert.deepEqual(endsOf(last), ['which#1 completed'])
  assert.deepEqual(wayOf(last), ['which->answer > answer passed', 'answer->end > end passed'])
})

test('RT3 a call whose process threw an error was interrupted', () => {
  const model = draw('calling').start().call('call', 'other').boundary('failed', 'call', error('E')).end().model()
  assert.deepEqual(endsOf(told(model, started, childThrewError('call#1', 'E'))), ['call#1 interrupted'])
})

test('RT4 a variable is told with what it was, what it is, and whose doing it is', () => {
  const model = draw('counting')
    .start()
    .user('ask')
    .script('double', 'amount * 2', 'amount')
    .script('note', '"paid"', 'state')
    .end()
    .model()
  assert.deepEqual(told(model, startedWith({ amount: 1 })).variables, [
    { scope: 'process', name: 'amount', after: 1, nodeId: null },
  ])
  const { variables } = told(model, startedWith({ amount: 1 }), completed('ask#1', { amount: 2 }))
  assert.deepEqual(variables, [
    { scope: 'process', name: 'amount', before: 1, after: 2, nodeId: 'ask' },
    { scope: 'process', name: 'amount', before: 2, after: 4, nodeId: 'double' },
    { scope: 'process', name: 'state', after: 'paid', nodeId: 'note' },
  ])
})

test('RT4 what somebody sets from outside is no element’s doing, and what stays the same is no change', () => {
  const model = draw('asking').start().user('ask').end().model()
  const facts = [startedWith({ amount: 1, names: ['Tom'] }), variablesSet('process', { amount: 2, names: ['Tom'] })]
  assert.deepEqual(told(model, ...facts).variables, [
    { scope: 'process', name: 'amount', before: 1, after: 2, nodeId: null },
  ])
})

test('RT4 variables of a visit are told with the visit', () => {
  const inputs = [{ source: feel('"Ada"'), target: 'who' }]
  const model = draw('own').start().service('mail', 'send', { inputs, retries: 1 }).end().model()
  assert.deepEqual(told(model, started).variables, [{ scope: 'mail#1', name: 'who', after: 'Ada', nodeId: 'mail' }])
  assert.deepEqual(told(model, started, failed('mail#1', 0, { variables: { status: 500 } })).variables, [
    { scope: 'mail#1', name: 'status', after: 500, nodeId: 'mail' },
  ])
})

test('RT5 a token that was held comes by its flow once', () => {
  const model = draw('held').start().script('add', 'amount + 1', 'sum').exclusive('ok').when('sum > 1').end().model()
  const facts = [started, resolved('ok#1'), variablesSet('process', { sum: 2 }), resolved('ok#2')]
  assert.deepEqual(wayOf(told(model, ...facts.slice(0, 1))).slice(-1), ['add->ok > ok held ok#1'])
  assert.deepEqual(wayOf(told(model, ...facts.slice(0, 2))), ['ok held ok#2'])
  assert.deepEqual(wayOf(told(model, ...facts)), ['ok passed', 'ok->end > end passed'])
  assert.deepEqual(endsOf(told(model, ...facts)), [])
})

test('RT6 of a loop without a wait only the held token is told', () => {
  const counting = { inputs: [], outputs: [{ source: feel('round + 1'), target: 'round' }] }
  const model = draw('circling')
    .start()
    .user('ask')
    .exclusive('more')
    .when('true')
    .task('again', counting)
    .to('more')
    .model()
  const facts = [startedWith({ round: 0 }), completed('ask#1', { by: 'Tom' }), resolved('more#1')]
  const looped = told(model, ...facts.slice(0, 2))
  assert.deepEqual(wayOf(looped), ['ask->more > more held more#1'])
  assert.deepEqual(endsOf(looped), ['ask#1 completed'])
  assert.deepEqual(looped.variables, [{ scope: 'process', name: 'by', after: 'Tom', nodeId: 'ask' }])
  assert.deepEqual(wayOf(told(model, ...facts)), ['more held more#2'])
})

test('RT6 what happened before such a loop stays told', () => {
  const model = draw('late')
    .start()
    .sub('quick', (inside) => inside.task('a'))
    .task('again')
    .to('again')
    .model()
  assert.deepEqual(wayOf(told(model, started)), ['start passed', 'start->quick > quick held quick#1'])
})

test('RT7 incidents are told with what they say, and the end with how it came about', () => {
  const model = draw('failing').start().service('mail', 'send').end().model()
  const failure = told(model, started, failed('mail#1', 0))
  assert.deepEqual(
    failure.raised.map(({ visit, code }) => [visit, code]),
    [['mail#1', 'JOB_NO_RETRIES']],
  )
  assert.match(failure.raised[0]?.message ?? '', /no answer from Entra/)
  assert.deepEqual(told(model, started, failed('mail#1', 0), resolved('mail#1')).mended, ['mail#1'])
  assert.equal(told(model, started, completed('mail#1')).outcome, 'completed')
  assert.equal(told(model, started, cancelled).outcome, 'cancelled')
  assert.equal(told(model, started).outcome, null)
})

test('RT8 of a fact that nobody waits for nothing is told', () => {
  const nothing = { isTaken: false, way: [], ended: [], variables: [], raised: [], mended: [], outcome: null }
  assert.deepEqual(told(forked, started, completed('left#1'), completed('left#1')), nothing)
  assert.deepEqual(told(forked, started, completed('left#2')), nothing)
})
