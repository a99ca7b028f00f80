// Service protection: no user asks for more than 6,000 things in five minutes, or for more than 52 at once.

import type { Clock } from '../clock.ts'
import { minute } from '../clock.ts'
import { type DataverseError, dataverseError } from './protocol/index.ts'

export type ServiceProtection = {
  /** Lets a request in until `leave` is called, or says how it is refused. */
  enter: (userId: string) => Admission | { error: DataverseError; remaining?: undefined }
  isOn: () => boolean
  turn: (on: boolean) => void
  forget: () => void
}

export type Admission = { leave: () => void; remaining: Readonly<Record<string, string>>; error?: undefined }

const requestsMax = 6_000
const windowMs = 5 * minute
const concurrentMax = 52
/** Of execution time, within the same window. Here nothing takes any; a fault can say that it is used up. */
const executionSeconds = 1_200

/** `begins`: when each request of the last five minutes came, the oldest first. */
type Usage = { begins: number[]; underWay: number }

export function openServiceProtection(clock: Clock): ServiceProtection {
  let isOn = true
  const usages = new Map<string, Usage>()

  const usageOf = (userId: string): Usage => {
    const usage = usages.get(userId) ?? { begins: [], underWay: 0 }
    usages.set(userId, usage)
    const since = clock().getTime() - windowMs
    const gone = usage.begins.findIndex((at) => at > since)
    usage.begins.splice(0, gone < 0 ? usage.begins.length : gone)
    return usage
  }
  return {
    enter: (userId) => {
      if (!isOn) return { leave: () => {}, remaining: {} }
      const usage = usageOf(userId)
      if (usage.underWay >= concurrentMax) return { error: throttled('tooManyAtOnce', 1) }
      const oldest = usage.begins[0]
      if (usage.begins.length >= requestsMax && oldest !== undefined)
        return { error: throttled('tooManyRequests', Math.ceil((oldest + windowMs - clock().getTime()) / 1_000)) }
      usage.begins.push(clock().getTime())
      usage.underWay += 1
      return {
        leave: () => {
          usage.underWay -= 1
        },
        remaining: {
          'x-ms-ratelimit-burst-remaining-xrm-requests': String(requestsMax - usage.begins.length),
          'x-ms-ratelimit-time-remaining-xrm-requests': executionSeconds.toFixed(2),
        },
      }
    },
    isOn: () => isOn,
    turn: (on) => {
      isOn = on
      usages.clear()
    },
    forget: () => {
      isOn = true
      usages.clear()
    },
  }
}

const throttled = (name: 'tooManyAtOnce' | 'tooManyRequests', seconds: number): DataverseError => ({
  ...dataverseError(name),
  headers: { 'retry-after': String(Math.max(1, seconds)) },
})
