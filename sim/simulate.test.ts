import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crashPoints } from './host/crash.ts'
import { shortSeeds } from './seeds.ts'
import { simulate } from './simulate.ts'

for (const seed of shortSeeds(process.env.SEED))
  test(`whatever crashes, repeats or comes late, nothing is lost and nothing is done twice (SEED=${seed})`, () => {
    simulate(seed)
  })

test('everything follows from the seed', () => {
  for (const seed of [1, 2, 3, 4, 5, 6]) assert.deepEqual(simulate(seed), simulate(seed))
})

test('hosts die at every point that has a name', () => {
  const met = new Set(
    shortSeeds(undefined)
      .slice(0, 40)
      .flatMap((seed) => simulate(seed).crashedAt),
  )
  assert.deepEqual([...met].sort(), [...crashPoints].sort())
})
