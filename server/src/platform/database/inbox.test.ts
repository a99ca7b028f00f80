import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fault } from '../fault.ts'
import { type InboxOptions, openInbox } from './inbox.ts'

type Batch = { items: readonly string[]; commit(): void; fail(cause: Error): void }

/** An inbox whose batches commit when the test says so. */
function opened(options: Partial<InboxOptions<string, string>> = {}) {
  const batches: Batch[] = []
  const inbox = openInbox<string, string>({
    deliver: (items) => {
      const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>()
      batches.push({ items, commit: () => resolve(items.map((item) => `${item} taken`)), fail: reject })
      return promise
    },
    lanes: 1,
    batchMax: 3,
    waitingMax: 5,
    ...options,
  })
  return { inbox, batches }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('I1 what arrives in one turn is one batch; what arrives meanwhile is the next', async () => {
  const { inbox, batches } = opened()
  const first = [inbox.post('a'), inbox.post('b')]
  await turn()
  const second = inbox.post('c')
  await turn()
  assert.deepEqual(
    batches.map(({ items }) => items),
    [['a', 'b']],
  )
  batches[0]?.commit()
  assert.deepEqual(await Promise.all(first), ['a taken', 'b taken'])
  await turn()
  assert.deepEqual(batches[1]?.items, ['c'])
  batches[1]?.commit()
  assert.equal(await second, 'c taken')
})

test('I1 as many batches at a time as there are lanes, none larger than the largest', async () => {
  const { inbox, batches } = opened({ lanes: 2 })
  for (const item of ['a', 'b', 'c', 'd', 'e']) void inbox.post(item)
  await turn()
  await turn()
  assert.deepEqual(
    batches.map(({ items }) => items),
    [
      ['a', 'b', 'c'],
      ['d', 'e'],
    ],
  )
  for (const { commit } of batches) commit()
  await inbox.drained()
})

test('I1 what is worth two batches is shared by two free lanes, and by one where only one is free', async () => {
  const { inbox, batches } = opened({ lanes: 2, batchMax: 9, shareMin: 2 })
  for (const item of ['a', 'b', 'c']) void inbox.post(item)
  await turn()
  for (const item of ['d', 'e', 'f', 'g']) void inbox.post(item)
  await turn()
  assert.deepEqual(
    batches.map(({ items }) => items),
    [
      ['a', 'b', 'c'],
      ['d', 'e', 'f', 'g'],
    ],
  )
  for (const { commit } of batches.splice(0)) commit()
  await inbox.drained()
  for (const item of ['a', 'b', 'c', 'd', 'e']) void inbox.post(item)
  await turn()
  await turn()
  assert.deepEqual(
    batches.map(({ items }) => items),
    [
      ['a', 'b', 'c'],
      ['d', 'e'],
    ],
  )
  for (const { commit } of batches) commit()
  await inbox.drained()
})

test('I2 nobody is answered before the commit', async () => {
  const { inbox, batches } = opened()
  let answered = false
  const posted = inbox.post('a').then(() => {
    answered = true
  })
  await turn()
  await turn()
  assert.equal(answered, false)
  batches[0]?.commit()
  await posted
})

test('I3 of a batch that fails only the guilty is told so', async () => {
  const { inbox } = opened({
    deliver: async (items) => {
      if (items.includes('bad')) throw new Error('bad')
      return items.map((item) => `${item} taken`)
    },
  })
  const answers = await Promise.allSettled([inbox.post('a'), inbox.post('bad'), inbox.post('b')])
  assert.deepEqual(
    answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : answer.reason.message)),
    ['a taken', 'bad', 'b taken'],
  )
})

test('I3 among many the guilty is found in few tries', async () => {
  let tries = 0
  const { inbox } = opened({
    batchMax: 64,
    waitingMax: 64,
    deliver: async (items) => {
      tries += 1
      if (items.includes('17')) throw new Error('bad')
      return items
    },
  })
  const answers = await Promise.allSettled(Array.from({ length: 64 }, (_, index) => inbox.post(`${index}`)))
  assert.equal(answers.filter(({ status }) => status === 'rejected').length, 1)
  assert.equal(tries, 13) // all; then six times two halves
})

test('I3 a database that is away fails all at once: nothing is tried again one by one', async () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', '57P01']) {
    let tries = 0
    const { inbox } = opened({
      deliver: async () => {
        tries += 1
        throw Object.assign(new Error('connect'), { code })
      },
    })
    await Promise.allSettled([inbox.post('a'), inbox.post('b')])
    assert.equal(tries, 1, code)
  }
})

test('I1 a batch holds no more bytes than it may, but for one item that is too large alone', async () => {
  const { inbox, batches } = opened({ batchBytesMax: 10 })
  const posted = ['aaaaaaaaaaaa', 'bbbbbb', 'cccc', 'd', 'e'].map((item) => inbox.post(item))
  while (batches.length < 3) {
    await turn()
    batches.at(-1)?.commit()
  }
  await Promise.all(posted)
  assert.deepEqual(
    batches.map(({ items }) => items),
    [['aaaaaaaaaaaa'], ['bbbbbb', 'cccc'], ['d', 'e']],
  )
})

test('I1 what an item leads to may be weighed instead of the item', async () => {
  const { inbox, batches } = opened({ batchBytesMax: 10, weigh: Number })
  const posted = ['6', '5', '4'].map((item) => inbox.post(item))
  while (batches.length < 2) {
    await turn()
    batches.at(-1)?.commit()
  }
  await Promise.all(posted)
  assert.deepEqual(
    batches.map(({ items }) => items),
    [['6'], ['5', '4']],
  )
})

test('I4 so many bytes may wait and no more; what is too large alone waits alone', async () => {
  const { inbox, batches } = opened({ waitingBytesMax: 10 })
  void inbox.post('aaaaaaaaaaaa')
  await assert.rejects(inbox.post('b'), (cause) => cause instanceof Fault && cause.code === 'OVERLOADED')
  await turn()
  const next = [inbox.post('bbbbbb'), inbox.post('cccc')]
  await assert.rejects(inbox.post('d'), (cause) => cause instanceof Fault && cause.code === 'OVERLOADED')
  batches[0]?.commit()
  await turn()
  await turn()
  batches[1]?.commit()
  assert.deepEqual(await Promise.all(next), ['bbbbbb taken', 'cccc taken'])
})

test('I4 whoever finds the inbox full is told at once', async () => {
  const { inbox, batches } = opened()
  for (const item of ['a', 'b', 'c', 'd', 'e']) void inbox.post(item)
  await assert.rejects(inbox.post('f'), (cause) => cause instanceof Fault && cause.code === 'OVERLOADED')
  await turn()
  batches[0]?.commit()
  await turn()
  await turn()
  batches[1]?.commit()
  await inbox.drained()
})

test('I5 of those with one key a batch holds the first, and the others keep their order', async () => {
  const { inbox, batches } = opened({ keyOf: (item) => item[0] ?? '', waitingMax: 10, batchMax: 10 })
  const posted = ['a1', 'b1', 'a2', 'a3', 'b2'].map((item) => inbox.post(item))
  for (const expected of [['a1', 'b1'], ['a2', 'b2'], ['a3']]) {
    await turn()
    assert.deepEqual(batches.at(-1)?.items, expected)
    batches.at(-1)?.commit()
    await turn()
  }
  assert.deepEqual(await Promise.all(posted), ['a1 taken', 'b1 taken', 'a2 taken', 'a3 taken', 'b2 taken'])
})
