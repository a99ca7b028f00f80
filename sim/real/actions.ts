// What hosts do to the systems outside. Actions dawdle, fail, lose their answers, and die with their host.

import type { Action, Assignment, Outcome } from '../../server/src/processes/index.ts'
import { visitKey } from '../host/tables.ts'
import { type System, systemOf } from '../world/outside.ts'
import { taskTypesOf } from './casting.ts'
import { minute, type RealWorld, standStill } from './world.ts'

/** One for each type of task; `isAlive` is the host's that has them. */
export const actionsOf = (world: RealWorld, isAlive: () => boolean): Action[] =>
  taskTypesOf(world.graphs).map((taskType) => {
    const system = systemOf(taskType, '')
    const action: Action = {
      taskType,
      repeat: system.repeat,
      run: (assignment) => run(world, system, assignment, isAlive),
    }
    if (!system.canBeAsked) return action
    return {
      ...action,
      lookUp: async ({ key }) => (world.outside.isDone(key) ? done(world) : { type: 'not-done' }),
    }
  })

async function run(world: RealWorld, system: System, job: Assignment, isAlive: () => boolean): Promise<Outcome> {
  const { chance, outside } = world
  const fails = (usually: number): boolean => chance.happens(world.calm ? 0.02 : usually)
  if (!world.calm && chance.happens(0.2)) {
    await standStill(world)
    if (!isAlive() || job.signal.aborted) throw new Error('it was broken off')
  }
  if (fails(0.2)) return { type: 'failed', message: 'it was not done', delayMs: chance.below(3) * minute }
  if (fails(0.06)) return { type: 'errorThrown', code: chance.happens(0.7) ? 'E' : 'other' }
  if (fails(0.06)) throw new Error('nobody was there')
  outside.perform(system, job.key, visitKey(job.instanceId, job.visit))
  if (!world.calm && chance.happens(0.2)) await standStill(world)
  if (fails(0.08)) throw new Error('the answer was lost')
  return done(world)
}

const done = ({ chance }: RealWorld): Outcome => ({
  type: 'completed',
  variables: { ok: chance.happens(0.8), again: chance.happens(0.4), how: chance.below(4) },
})
