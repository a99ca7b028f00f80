import assert from 'node:assert/strict'
import { test } from 'node:test'
import { simulateReal } from './simulateReal.ts'

/** The short form; `SEED=17` tries one again. The long form: npm run chaos -- --seeds 500. */
const seeds = process.env.SEED === undefined ? [2, 3, 4, 6, 8, 10, 12, 14] : [Number(process.env.SEED)]

for (const seed of seeds)
  test(`on the real host, whatever crashes or comes twice, nothing is lost or done twice (SEED=${seed})`, async () => {
    const { instances, finished, outcomeUnknown, unfinished } = await simulateReal(seed)
    assert.equal(finished + outcomeUnknown + unfinished, instances)
  })
