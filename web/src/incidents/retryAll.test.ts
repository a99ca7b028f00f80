import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Progress, retryAll, triedOf } from './retryAll.ts'

const page = (resolved: number, nextCursor: string | null, failed = 0) => ({
  resolved,
  missed: 1,
  failed,
  failures: Array.from({ length: failed }, (_, index) => ({
    instanceId: `${nextCursor} ${index}`,
    reason: 'too large',
  })),
  nextCursor,
})

/** Runs over these pages; answers what was asked for, and what was told. */
async function run(pages: ReturnType<typeof page>[], isStopped = () => false) {
  const asked: (string | undefined)[] = []
  const told: Progress[] = []
  const end = await retryAll({
    resolvePage: async (cursor) => {
      asked.push(cursor)
      const next = pages[asked.length - 1]
      assert.ok(next, 'asked for more than there is')
      return next
    },
    onProgress: (progress) => told.push(progress),
    isStopped,
  })
  return { asked, told, end }
}

test('every page is resolved, from where the one before ended, and told as it comes', async () => {
  const { asked, told, end } = await run([page(999, 'a'), page(999, 'b'), page(5, null)])
  assert.equal(end, 'ended')
  assert.deepEqual(asked, [undefined, 'a', 'b'])
  assert.deepEqual(told.map(triedOf), [1_000, 2_000, 2_006])
})

test('stopped is stopped after the page that was under way', async () => {
  const { asked, end } = await run([page(999, 'a')], () => true)
  assert.deepEqual([asked.length, end], [1, 'stopped'])
})

test('who stops at the very end has come to the end', async () => {
  assert.equal((await run([page(999, null)], () => true)).end, 'ended')
})

test('failures are all counted, and the first of them told', async () => {
  const { told } = await run([page(0, 'a', 15), page(0, null, 15)])
  assert.equal(told.at(-1)?.failed, 30)
  assert.equal(told.at(-1)?.failures.length, 20)
  assert.equal(told.at(-1)?.failures[15]?.instanceId, 'null 0')
})

test('what breaks on the way is thrown; what was told before stays told', async () => {
  const told: Progress[] = []
  const resolvePage = async (cursor: string | undefined) => {
    if (cursor === undefined) return page(999, 'a')
    throw new Error('away')
  }
  await assert.rejects(
    retryAll({ resolvePage, onProgress: (progress) => told.push(progress), isStopped: () => false }),
    /away/,
  )
  assert.equal(told.length, 1)
})
