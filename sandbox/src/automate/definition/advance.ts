// The interpreter of cloud flows: one decision, no doing. A run and a fact in, the run as it goes on from there out.
//
// R1  Pure: time, ids and the answers of others arrive in facts; chance is a number the run carries.
// R2  A fact nobody waits for changes nothing.
// R3  A run that has ended stays ended.
// R4  What has to be asked of others is read off the run, not told once: after a restart it is asked again.

import { type Answer, receive } from './answers.ts'
import type { Course, Operations } from './course.ts'
import { passTime } from './due.ts'
import { endRun, progress, stepsMax } from './progress.ts'
import { endOfLife, type Run, type Step } from './run.ts'
import type { Workflow } from './workflow.ts'

export type Fact =
  | { type: 'timePassed' }
  /** To the step of this key, on its attempt of this number. */
  | { type: 'answered'; key: string; attempt: number; answer: Answer }
  | { type: 'cancelled' }

export type Rules = { workflow: Workflow; operations: Operations }

export function advance(rules: Rules, before: Run, fact: Fact, now: number): Run {
  if (before.status !== 'Running') return before
  const course = { ...rules, run: structuredClone(before), now, stepsLeft: stepsMax - Object.keys(before.steps).length }
  react(course, fact)
  progress(course)
  if (course.run.status === 'Failed' && now >= endOfLife(course.run)) course.run.status = 'TimedOut'
  return course.run
}

function react(course: Course, fact: Fact): void {
  const { workflow, run } = course
  if (fact.type === 'cancelled') endRun(course, 'Cancelled', undefined, 'Cancelled')
  else if (fact.type === 'timePassed') passTime(course)
  else {
    const step = run.steps[fact.key]
    const action = step && workflow.places.get(step.name)?.action
    if (step && action) receive(course, action, step, fact.attempt, fact.answer)
  }
}

export type Outstanding = { key: string; step: Step; attempt: number }

/** Whom somebody outside has to ask now. */
export const outstanding = ({ steps }: Run): Outstanding[] =>
  Object.entries(steps).flatMap(([key, step]) =>
    step.wait?.type === 'call' || step.wait?.type === 'operation' ? [{ key, step, attempt: step.wait.attempt }] : [],
  )
