import assert from 'node:assert/strict'
import { test } from 'node:test'
import { given, messageIn } from '../testing/given.ts'
import { ask, call, completed, mend, raise, resolved, started } from '../testing/words.ts'
import { draw } from './index.ts'

/** Two joins wait for each other's token; `ask` comes before the first. */
const crossed = draw('crossed')
  .start()
  .user('ask')
  .parallel('first')
  .service('call', 'entra.createUser')
  .parallel('second')
  .to('first')
  .from('start')
  .task('straight')
  .to('second')
  .from('second')
  .end()
  .model()

test('P5 joins that nothing can complete any more say so, and name what is missing', () => {
  const { effects, yields } = given(crossed).when(started, completed('ask#1'))
  yields(ask('ask#1'), raise('second#1', 'JOIN_STARVED'), raise('first#1', 'JOIN_STARVED'))
  const messages = effects.flatMap((effect) => (effect.type === 'raise' ? [effect.message] : []))
  assert.match(messages[0] ?? '', /"second".*call->second \(from call\)/)
  assert.match(messages[1] ?? '', /"first".*second->first \(from second\)/)
})

test('P5 as long as anything else waits, a join is not starved', () => {
  given(crossed).when(started).yields(ask('ask#1'))
})

test('P6 a starved join goes on without the missing tokens', () => {
  const half = draw('half').start().user('ask').parallel('joined').service('tell', 'mail.send').end()
  // The other way into `joined` leads through `tell` itself: it can't come first.
  const model = half.from('tell').to('joined').model()
  const { effects, yields } = given(model).when(started, completed('ask#1'))
  assert.match(messageIn(effects), /tell->joined/)
  yields(ask('ask#1'), raise('joined#1', 'JOIN_STARVED'))
    .when(resolved('joined#1'))
    .yields(mend('joined#1'), call('tell#1', 'mail.send'))
    .when(resolved('joined#1'))
    .yieldsNothing()
})

test('P7 when something moves again, the other joins are no longer starved', () => {
  given(crossed)
    .when(started, completed('ask#1'))
    .yields(ask('ask#1'), raise('second#1', 'JOIN_STARVED'), raise('first#1', 'JOIN_STARVED'))
    .when(resolved('first#1'))
    .yields(mend('first#1'), call('call#1', 'entra.createUser'), mend('second#1'))
    .when(resolved('second#1'))
    .yieldsNothing()
    .when(completed('call#1'))
    .yields(raise('first#2', 'JOIN_STARVED'))
})

test('P7 a token that reaches a starved join mends it', () => {
  const chained = draw('chained')
    .start()
    .parallel('first')
    .parallel('second')
    .end()
    .from('second')
    .to('first')
    .from('start')
    .to('second')
    .model()
  given(chained)
    .when(started)
    .yields(raise('first#1', 'JOIN_STARVED'), raise('second#1', 'JOIN_STARVED'))
    .when(resolved('first#1'))
    .yields(mend('first#1'), mend('second#1'), raise('first#2', 'JOIN_STARVED'))
    .when(resolved('first#2'))
    .yields(mend('first#2'), raise('second#2', 'JOIN_STARVED'))
    .when(resolved('second#2'))
    .yields(mend('second#2'), raise('first#3', 'JOIN_STARVED'))
})

test('P7 a join that is given up a second time is given up under a new attempt', () => {
  // Each join waits for what comes after it.
  const hopeless = draw('hopeless')
    .start()
    .parallel('second')
    .task('tail')
    .to('second')
    .from('start')
    .user('ask')
    .parallel('first')
    .service('call', 'entra.createUser')
    .to('first')
    .model()
  given(hopeless)
    .when(started, completed('ask#1'))
    .yields(ask('ask#1'), raise('second#1', 'JOIN_STARVED'), raise('first#1', 'JOIN_STARVED'))
    .when(resolved('first#1'))
    .yields(mend('first#1'), call('call#1', 'entra.createUser'), mend('second#1'))
    .when(completed('call#1'))
    .yields(raise('second#1', 'JOIN_STARVED', 2), raise('first#2', 'JOIN_STARVED'))
    .when(resolved('second#1'))
    .yieldsNothing()
})
