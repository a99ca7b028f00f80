// Workers outside who wait for jobs, each for some types.
//
// Q1  A call for a type wakes one who waits for it, the one who has waited longest. Who found jobs, or leaves without
//     having looked, passes the call on; who found none lets the others sleep.
// Q2  The time at which a job will be free is an alarm of the queue, not of everybody in it.
// Q3  So many wait and no more.
// Q4  Once it is closed, whoever waits is let go, and nobody comes in.

import { bell } from '../../platform/bell.ts'
import type { Cancel, Clock } from '../../platform/clock.ts'

export type Queue = {
  join(taskTypes: readonly string[]): Waiter | 'full' | 'closed'
  /** A job of this type may be free; null: of any. */
  call(taskType: string | null): void
  callAt(taskType: string, at: Date): void
  close(): void
}

export type Waiter = {
  /** Looks for jobs; it heeds the calls that came before. */
  look<Found extends { readonly jobs: readonly unknown[] }>(find: () => Promise<Found>): Promise<Found>
  /** Until there is a call, or that time has come. */
  sleep(until: Date): Promise<void>
  /** Not by a call: there is something else to see to. */
  wake(): void
  isLetGo(): boolean
  leave(): void
}

export function openQueue(clock: Clock, waitersMax: number): Queue {
  const line = openLine()
  const alarms = openAlarms(clock, (taskType) => line.call([taskType]))
  let isClosed = false
  return {
    join: (taskTypes) => {
      if (isClosed) return 'closed'
      return line.length() >= waitersMax ? 'full' : waiterIn(line, new Set(taskTypes), clock)
    },
    call: (taskType) => line.call(taskType === null ? line.taskTypes() : [taskType]),
    callAt: (taskType, at) => {
      if (!isClosed) alarms.set(taskType, at)
    },
    close: () => {
      isClosed = true
      alarms.clear()
      line.letGo()
    },
  }
}

type Standing = { readonly taskTypes: ReadonlySet<string>; call(): void; letGo(): void }

type Line = {
  enter(standing: Standing): void
  exit(standing: Standing): void
  length(): number
  taskTypes(): Iterable<string>
  /** Of each type the first. */
  call(taskTypes: Iterable<string>): void
  letGo(): void
}

function openLine(): Line {
  const all = new Set<Standing>()
  const byType = new Map<string, Set<Standing>>()
  return {
    enter: (standing) => {
      all.add(standing)
      for (const taskType of standing.taskTypes)
        byType.set(taskType, (byType.get(taskType) ?? new Set<Standing>()).add(standing))
    },
    exit: (standing) => {
      all.delete(standing)
      for (const taskType of standing.taskTypes) {
        const others = byType.get(taskType)
        others?.delete(standing)
        if (others?.size === 0) byType.delete(taskType)
      }
    },
    length: () => all.size,
    taskTypes: () => byType.keys(),
    call: (taskTypes) => {
      for (const taskType of taskTypes) byType.get(taskType)?.values().next().value?.call()
    },
    letGo: () => {
      for (const standing of all) standing.letGo()
    },
  }
}

function waiterIn(line: Line, taskTypes: ReadonlySet<string>, clock: Clock): Waiter {
  const { ring, sleep } = bell(clock)
  let called = false // and has not looked since
  let owing = false // has looked because of a call, and did not find nothing
  let gone = false
  const standing: Standing = {
    taskTypes,
    call: () => {
      called = true
      ring()
    },
    letGo: () => {
      gone = true
      ring()
    },
  }
  line.enter(standing)
  return {
    look: async (find) => {
      owing ||= called
      called = false
      const found = await find()
      if (found.jobs.length === 0) owing = false
      return found
    },
    sleep,
    wake: ring,
    isLetGo: () => gone,
    leave: () => {
      line.exit(standing)
      if (called || owing) line.call(taskTypes)
    },
  }
}

// A job that is free and yet can't be had is in the hands of somebody who is just taking it, and may fail to.
const againMs = 100

/** One alarm for each type, at the earliest time that was asked for. */
function openAlarms(clock: Clock, ring: (taskType: string) => void) {
  const alarms = new Map<string, { at: Date; cancel: Cancel }>()
  return {
    set: (taskType: string, wanted: Date): void => {
      const soonest = new Date(clock.now().getTime() + againMs)
      const at = wanted < soonest ? soonest : wanted
      const alarm = alarms.get(taskType)
      if (alarm && alarm.at <= at) return
      alarm?.cancel()
      const rings = (): void => {
        alarms.delete(taskType)
        ring(taskType)
      }
      alarms.set(taskType, { at, cancel: clock.at(at, rings) })
    },
    clear: (): void => {
      for (const { cancel } of alarms.values()) cancel()
      alarms.clear()
    },
  }
}
