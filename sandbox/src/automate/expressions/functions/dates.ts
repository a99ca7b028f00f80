import { ExpressionFault } from '../fault.ts'
import { addTime } from '../moments/addTime.ts'
import { readMoment } from '../moments/readMoment.ts'
import { writeMoment } from '../moments/writeMoment.ts'
import type { Json } from '../value.ts'
import { eager, type Functions, integerAt, numberAt, type TemplateFunction, textAt } from './function.ts'

function momentAt(name: string, args: readonly Json[], place: number): number {
  const text = textAt(name, args, place)
  const moment = readMoment(text)
  if (moment === undefined)
    throw new ExpressionFault(
      `In function '${name}', the value provided for date time string '${text}' was not valid. The datetime string must match ISO 8601 format.`,
    )
  return moment
}

/** Written as the last argument says, or with seven decimals as Microsoft's timestamps are. */
const written = (name: string, args: readonly Json[], place: number, moment: number): string =>
  writeMoment(moment, args.length > place ? textAt(name, args, place) : 'o')

function moved(name: string, moment: number, count: number, unit: string): number {
  const result = addTime(moment, count, unit)
  if (result === undefined)
    throw new ExpressionFault(
      `In function '${name}', '${count}' of the time unit '${unit}' cannot be added. The unit has to be one of Second, Minute, Hour, Day, Week, Month, Year, and the result a moment before the year 10000.`,
    )
  return result
}

const adding = (name: string, unit: string): TemplateFunction =>
  eager(2, 3, (args) => written(name, args, 2, moved(name, momentAt(name, args, 0), numberAt(name, args, 1), unit)))

const addingUnits = (name: string, sign: 1 | -1): TemplateFunction =>
  eager(3, 4, (args) => {
    const count = sign * integerAt(name, args, 1)
    return written(name, args, 3, moved(name, momentAt(name, args, 0), count, textAt(name, args, 2)))
  })

const fromNow = (name: string, sign: 1 | -1): TemplateFunction =>
  eager(2, 3, (args, { now }) =>
    written(name, args, 2, moved(name, now, sign * integerAt(name, args, 0), textAt(name, args, 1))),
  )

/** How many hundred nanoseconds lie between the beginning of the year 1 and that of 1970. */
const ticksOf1970 = 621_355_968_000_000_000n

export const dateFunctions: Functions = {
  utcNow: eager(0, 1, (args, { now }) => written('utcNow', args, 0, now)),
  formatDateTime: eager(1, 2, (args) => written('formatDateTime', args, 1, momentAt('formatDateTime', args, 0))),
  addDays: adding('addDays', 'Day'),
  addHours: adding('addHours', 'Hour'),
  addMinutes: adding('addMinutes', 'Minute'),
  addSeconds: adding('addSeconds', 'Second'),
  addToTime: addingUnits('addToTime', 1),
  subtractFromTime: addingUnits('subtractFromTime', -1),
  getFutureTime: fromNow('getFutureTime', 1),
  getPastTime: fromNow('getPastTime', -1),
  // Too large for a number of JSON's to be exact: the last digits are rounded, by less than a thousandth of a second.
  ticks: eager(1, 1, (args) => Number(BigInt(momentAt('ticks', args, 0)) * 10_000n + ticksOf1970)),
}
