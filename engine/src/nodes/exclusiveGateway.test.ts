import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import { ask, call, mend, raise, resolved, startedWith, variablesSet } from '../../testing/words.ts'
import { draw } from '../index.ts'

const sorting = draw('sorting')
  .start()
  .exclusive('size')
  .when('amount > 1000')
  .user('management')
  .from('size')
  .when('amount > 100')
  .user('lead')
  .from('size')
  .otherwise()
  .user('desk')
  .model()

test('C1 an exclusive gateway takes the first flow whose condition holds, in the order drawn', () => {
  given(sorting)
    .when(startedWith({ amount: 5000 }))
    .yields(ask('management#1'))
  given(sorting)
    .when(startedWith({ amount: 500 }))
    .yields(ask('lead#1'))
})

test('C1 conditions after the one that holds are not asked', () => {
  const model = draw('first')
    .start()
    .exclusive('x')
    .when('true')
    .user('a')
    .from('x')
    .when('assert(no, false)')
    .user('b')
  given(model.model()).when(startedWith({})).yields(ask('a#1'))
})

test('C2 the default flow is taken when no condition holds', () => {
  given(sorting)
    .when(startedWith({ amount: 5 }))
    .yields(ask('desk#1'))
})

const strict = draw('strict')
  .start()
  .exclusive('ok')
  .when('ok')
  .user('yes')
  .from('ok')
  .when('not(ok)')
  .user('no')
  .model()

test('C3 without a condition that holds and without a default, the token waits before the gateway', () => {
  const model = draw('closed')
    .start()
    .exclusive('ok')
    .when('ok')
    .user('yes')
    .from('ok')
    .when('1 > 2')
    .user('no')
    .model()
  given(model)
    .when(startedWith({ ok: false }))
    .yields(raise('ok#1', 'CONDITION_ERROR'))
    .when(resolved('ok#1'))
    .yields(mend('ok#1'), raise('ok#2', 'CONDITION_ERROR'))
    .when(variablesSet('process', { ok: true }), resolved('ok#2'))
    .yields(mend('ok#2'), ask('yes#1'))
  given(model)
    .when(startedWith({ ok: false }))
    .says(/"ok".*no default flow/)
})

test('C4 a condition that is neither true nor false is an incident that tells why', () => {
  for (const ok of [null, 'true', 1]) given(strict).when(startedWith({ ok })).yields(raise('ok#1', 'CONDITION_ERROR'))
  given(strict)
    .when(startedWith({}))
    .says(/"ok".*the condition of the flow "ok->yes" must be true or false, but `ok` gave null\n.*ok/)
})

test('C4 a gateway with one way on has nothing to ask', () => {
  const model = draw('merge').start().exclusive('merge').service('a', 'any').model()
  given(model).when(startedWith({})).yields(call('a#1', 'any'))
})
