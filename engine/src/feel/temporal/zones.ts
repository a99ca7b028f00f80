// Time zones by their names in the IANA database (`Europe/Berlin`).

import { Temporal } from 'temporal-polyfill'

const zoneName = /^[A-Za-z][A-Za-z0-9_+\-/]{0,59}$/

export function isZone(name: string): boolean {
  if (!zoneName.test(name)) return false
  try {
    return Boolean(new Temporal.ZonedDateTime(0n, name))
  } catch {
    return false
  }
}

/** A time of day alone does not know whether it is summer; standard time is what Camunda takes. */
export function standardOffset(zone: string): number {
  const seasons = ['2025-01-01T00:00', '2025-07-01T00:00'].map(
    (local) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).offsetNanoseconds,
  )
  return Math.min(...seasons) / 1e9
}

/** What clocks in a zone show: when somebody there writes `local`. A time that summer skips is an hour later. */
export function atZone(local: Temporal.PlainDateTime, zone: string): Temporal.ZonedDateTime {
  return local.toZonedDateTime(zone)
}

/** What clocks in a zone show at an instant; null beyond what Temporal knows. */
export function instantAt(epochNanoseconds: bigint, zone: string): Temporal.ZonedDateTime | null {
  try {
    return new Temporal.ZonedDateTime(epochNanoseconds, zone)
  } catch {
    return null
  }
}
