/** Milliseconds of an ISO 8601 duration as retries are written: `PT30S`, `P1DT2H`. Null for anything else. */
export function durationMs(text: string): number | null {
  if (text.length > 50) return null
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text.trim())
  if (!found || /[PT]$/.test(text.trim())) return null
  const [days, hours, minutes, seconds] = [1, 2, 3, 4].map((group) => Number(found[group] ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  const ms = Math.round((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000)
  return ms <= delayMaxMs ? ms : null
}

/** A year: nobody waits longer for the next try. */
const delayMaxMs = 365 * 86_400_000
