import { test } from 'node:test'
import { given } from '../../testing/given.ts'
import { ask, call, completed, mend, raise, resolved, startedWith, variablesSet } from '../../testing/words.ts'
import { draw } from '../index.ts'

test('S1 a script becomes a variable', () => {
  const model = draw('sum').start().script('add', 'a + 1', 'sum').service('send', 'any').model()
  given(model)
    .when(startedWith({ a: 1 }))
    .yields(call('send#1', 'any', { variables: { a: 1, sum: 2 } }))
})

test('S2 a script that is refused holds the token before it', () => {
  const model = draw('sum').start().user('ask').script('add', 'assert(a, a != null)', 'sum').user('look').model()
  given(model)
    .when(startedWith({}), completed('ask#1'))
    .yields(ask('ask#1'), raise('add#1', 'EXTRACT_VALUE_ERROR'))
    .when(variablesSet('process', { a: 1 }), resolved('add#1'))
    .yields(mend('add#1'), ask('look#1'))
})
