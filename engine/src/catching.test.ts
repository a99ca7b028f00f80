import { test } from 'node:test'
import { given } from '../testing/given.ts'
import {
  ask,
  call,
  completed,
  errorThrown,
  finish,
  hour,
  mend,
  noon,
  raise,
  resolved,
  schedule,
  started,
  unschedule,
  withdraw,
} from '../testing/words.ts'
import { after, anyError, anyEscalation, error, escalation } from './events.ts'
import { draw, type StartEvent } from './index.ts'

const caught = draw('caught')
  .start()
  .service('create', 'any')
  .end()
  .boundary('other', 'create', anyError)
  .user('look')
  .boundary('taken', 'create', error('NAME_TAKEN'), { outputs: [{ source: { feel: 'name' }, target: 'wanted' }] })
  .service('rename', 'any')
  .model()

test('ER1 an error of a job goes to the boundary event that catches it: by its code before all', () => {
  given(caught)
    .when(started, errorThrown('create#1', 'NAME_TAKEN', { variables: { name: 'tom', id: 1 } }))
    .yields(call('create#1', 'any'), call('rename#1', 'any', { variables: { wanted: 'tom' } }))
  given(caught)
    .when(started, errorThrown('create#1', 'GONE'))
    .yields(call('create#1', 'any'), ask('look#1'))
    .when(completed('create#1'), errorThrown('create#1', 'GONE'))
    .yieldsNothing()
})

/** An error goes outward: past `part`, if that does not catch it, to `whole`. */
const layered = (inner: string | null, outer: string | null) =>
  draw('layered')
    .start()
    .sub('whole', (whole) =>
      whole
        .parallel('both')
        .user('beside')
        .from('both')
        .sub('part', (part) => part.parallel('two').service('create', 'any').from('two').user('ask'))
        .boundary('inner', 'part', { type: 'error', errorCode: inner })
        .user('near'),
    )
    .boundary('outer', 'whole', { type: 'error', errorCode: outer })
    .user('far')
    .model()

const begun = [ask('beside#1'), call('create#1', 'any'), ask('ask#1')]

test('ER2 an error goes outward until somebody catches it, and ends what it passes', () => {
  given(layered('E', 'E'))
    .when(started, errorThrown('create#1', 'E'))
    .yields(...begun, withdraw('ask#1'), ask('near#1'))
  given(layered('F', 'E'))
    .when(started, errorThrown('create#1', 'E'))
    .yields(...begun, withdraw('beside#1'), withdraw('ask#1'), ask('far#1'))
  given(layered(null, 'E'))
    .when(started, errorThrown('create#1', 'E'))
    .yields(...begun, withdraw('ask#1'), ask('near#1'))
})

test('ER3 an error that nothing catches stays where it was thrown, with what it brought', () => {
  given(layered('F', 'G'))
    .when(started, errorThrown('create#1', 'E', { variables: { why: 'gone' } }))
    .yields(...begun, raise('create#1', 'UNHANDLED_ERROR_EVENT'))
    .when(resolved('create#1'))
    .yields(mend('create#1'), call('create#1', 'any', { attempt: 2, variables: { why: 'gone' } }))
})

test('ER4 an error end event throws to the scope around it', () => {
  const model = draw('ending')
    .start()
    .sub('part', (part) => part.parallel('both').user('ask').from('both').user('stop').end('failed', error('E')))
    .end()
    .boundary('inner', 'part', error('E'))
    .user('near')
    .model()
  given(model).when(started, completed('stop#1')).yields(ask('ask#1'), ask('stop#1'), withdraw('ask#1'), ask('near#1'))
})

test('ER4 its own variables go with it', () => {
  const inputs = [{ source: { feel: '1 + 1' }, target: 'sum' }]
  const model = draw('ending')
    .start()
    .sub('part', (part) => part.end('failed', { type: 'error', errorCode: { feel: '"E" + string(sum)' } }, { inputs }))
    .end()
    .boundary('inner', 'part', error('E2'))
    .service('near', 'any')
    .model()
  given(model)
    .when(started)
    .yields(call('near#1', 'any', { variables: { sum: 2 } }))
})

test('ER5 an error end event that nothing catches waits, however often it is tried', () => {
  const model = draw('failing').start().parallel('both').end('fail', error('E')).from('both').user('look').model()
  given(model)
    .when(started)
    .yields(raise('fail#1', 'UNHANDLED_ERROR_EVENT'), ask('look#1'))
    .when(resolved('fail#1'))
    .yields(mend('fail#1'), raise('fail#2', 'UNHANDLED_ERROR_EVENT'))
  given(model)
    .when(started)
    .says(/"fail" throws the error "E"/)
})

const rescued = (on: StartEvent['event'], interrupting = true) =>
  draw('rescued')
    .start()
    .sub('part', (part) =>
      part
        .parallel('both')
        .service('create', 'any')
        .from('both')
        .user('ask')
        .eventSub('rescue', on, (rescue) => rescue.user('mend').end('again', error('E')), { interrupting }),
    )
    .boundary('outer', 'part', anyError)
    .user('far')
    .model()

test('ER6 an event sub-process catches errors of its scope, before the edge of that does', () => {
  given(rescued(error('E')))
    .when(started, errorThrown('create#1', 'E'))
    .yields(call('create#1', 'any'), ask('ask#1'), withdraw('ask#1'), ask('mend#1'))
})

test('ER7 what was interrupted catches nothing more: an error in the rescue goes outward', () => {
  given(rescued(error('E')))
    .when(started, errorThrown('create#1', 'E'), completed('mend#1'))
    .yields(call('create#1', 'any'), ask('ask#1'), withdraw('ask#1'), ask('mend#1'), ask('far#1'))
})

test('ER7 what was not interrupted still catches', () => {
  const model = draw('both')
    .start()
    .sub('part', (part) =>
      part
        .user('ask')
        .eventSub('watch', after('PT1H'), (watch) => watch.end('fail', error('E')), { interrupting: false })
        .eventSub('rescue', error('E'), (rescue) => rescue.user('mend')),
    )
    .model()
  given(model)
    .when(started, { at: noon, seed: 's', type: 'timerFired', visit: 'part#1', event: 'watch.start', round: 1 })
    .yields(schedule('part#1', 'watch.start', noon + hour), ask('ask#1'), withdraw('ask#1'), ask('mend#1'))
})

const escalating = (inner: BoundaryOf, interrupting: boolean) =>
  draw('escalating')
    .start()
    .sub('part', (part) =>
      part
        .user('work')
        .throw('up', escalation('high'), { inputs: [{ source: 'now', target: 'when' }] })
        .user('more'),
    )
    .end()
    .boundary('edge', 'part', inner, { interrupting })
    .service('tell', 'any')
    .model()
type BoundaryOf = ReturnType<typeof escalation> | typeof anyEscalation

test('EC1 an escalation that interrupts ends what it leaves', () => {
  for (const edge of [escalation('high'), anyEscalation])
    given(escalating(edge, true))
      .when(started, completed('work#1'))
      .yields(ask('work#1'), call('tell#1', 'any', { variables: { when: 'now' } }))
})

test('EC2 an escalation that does not interrupt lets both go on', () => {
  given(escalating(escalation('high'), false))
    .when(started, completed('work#1'))
    .yields(ask('work#1'), ask('more#1'), call('tell#1', 'any', { variables: { when: 'now' } }))
})

test('EC3 an escalation that nobody catches is none', () => {
  given(escalating(escalation('low'), true))
    .when(started, completed('work#1'))
    .yields(ask('work#1'), ask('more#1'))
  const model = draw('calm').start().throw('up', escalation('high')).end('done', escalation('high')).model()
  given(model).when(started).yields(finish('completed'))
})

test('EC4 an event sub-process catches escalations, interrupting or not', () => {
  const model = (interrupting: boolean) =>
    draw('inner')
      .start()
      .user('work')
      .throw('up', escalation('high'))
      .user('more')
      .eventSub('told', escalation('high'), (told) => told.user('note'), { interrupting })
      .model()
  given(model(false)).when(started, completed('work#1')).yields(ask('work#1'), ask('more#1'), ask('note#1'))
  given(model(true)).when(started, completed('work#1')).yields(ask('work#1'), ask('note#1'))
})

test('EC5 an escalation end event escalates and ends its token', () => {
  const model = draw('ending')
    .start()
    .sub('part', (part) => part.parallel('both').end('up', escalation('high')).from('both').user('more'))
    .user('next')
    .boundary('edge', 'part', escalation('high'), { interrupting: false })
    .user('tell')
    .boundary('late', 'part', after('PT1H'))
    .end('overdue')
    .model()
  given(model)
    .when(started, completed('more#1'))
    .yields(
      schedule('part#1', 'late', noon + hour),
      ask('more#1'),
      ask('tell#1'),
      unschedule('part#1', 'late'),
      ask('next#1'),
    )
})

test('EC6 an escalation that interrupts drops the tokens that are still on their way', () => {
  const model = draw('inner')
    .start()
    .parallel('both')
    .throw('up', escalation('high'))
    .user('more')
    .from('both')
    .user('beside')
    .eventSub('told', escalation('high'), (told) => told.user('note'))
    .model()
  given(model).when(started).yields(ask('note#1')).when(completed('note#1')).yields(finish('completed'))
})
