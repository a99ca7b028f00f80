import { test } from 'node:test'
import { shortSeeds } from './seeds.ts'
import { simulate } from './simulate.ts'

for (const seed of shortSeeds(process.env.SEED))
  test(`whatever crashes, repeats or comes late, nothing is lost and nothing is done twice (SEED=${seed})`, () => {
    simulate(seed)
  })
