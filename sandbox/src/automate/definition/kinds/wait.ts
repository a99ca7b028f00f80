import { isObject, type Json, readMoment, textOf } from '../../expressions/index.ts'
import { milliseconds } from '../durations.ts'
import { allInputs, failed, type Kind } from './kind.ts'

/** Delay and Delay until: one type in a definition. */
export const wait: Kind = {
  inputsOf: allInputs,
  begin: (inputs, { course: { now } }) => {
    const { interval, until } = isObject(inputs) ? inputs : {}
    const dueAt = isObject(until) ? momentOf(until.timestamp) : isObject(interval) ? after(now, interval) : undefined
    if (dueAt === undefined)
      return failed(
        'InvalidTemplate',
        `The delay '${JSON.stringify(inputs)}' is neither an interval of at least one second, minute, hour, day, week or month, nor the timestamp of a moment.`,
      )
    return { type: 'waiting', wait: { type: 'delay', dueAt: Math.max(dueAt, now) } }
  },
}

const momentOf = (timestamp: Json | undefined): number | undefined =>
  typeof timestamp === 'string' ? readMoment(timestamp) : undefined

const units: Readonly<Record<string, string>> = {
  second: 'PT#S',
  minute: 'PT#M',
  hour: 'PT#H',
  day: 'P#D',
  week: 'P#W',
  month: 'P#M',
}

function after(now: number, { count, unit }: { readonly [name: string]: Json }): number | undefined {
  const number = Number(textOf(count ?? null))
  const duration = units[textOf(unit ?? null).toLowerCase()]
  if (!Number.isInteger(number) || number < 1 || duration === undefined) return undefined
  const length = milliseconds(duration.replace('#', String(number)), now)
  return length === undefined ? undefined : now + length
}
