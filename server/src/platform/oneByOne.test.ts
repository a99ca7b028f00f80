import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneByOne } from './oneByOne.ts'

test('one begins when the one before has ended, however it ended', async () => {
  const inTurn = oneByOne(3, 'works')
  const { promise, reject } = Promise.withResolvers<void>()
  const order: string[] = []
  const failing = inTurn(() => promise)
  const second = inTurn(async () => order.push('second'))
  const third = inTurn(async () => order.push('third'))
  await new Promise((resolve) => setImmediate(resolve))
  assert.deepEqual(order, [])
  reject(new Error('it failed'))
  await assert.rejects(failing, /it failed/)
  await Promise.all([second, third])
  assert.deepEqual(order, ['second', 'third'])
})

test('so many wait and no more; whoever comes when one is done is taken again', async () => {
  const inTurn = oneByOne(2, 'works')
  const { promise, resolve } = Promise.withResolvers<void>()
  const waiting = [inTurn(() => promise), inTurn(() => promise)]
  await assert.rejects(
    inTurn(async () => 'never'),
    { code: 'OVERLOADED', retry: 'later', message: '2 works wait already' },
  )
  resolve()
  await Promise.all(waiting)
  assert.equal(await inTurn(async () => 'done'), 'done')
})
