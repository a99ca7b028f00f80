import { type ReactNode, useEffect, useState } from 'react'
import { dateTime, dateTimeWithSeconds, exactTime, relativeTime } from './time.ts'

/** The present moment, to the minute: fine enough for “3 minutes ago”, rare enough to cost nothing. */
export function useNow(everyMs = 30_000): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return nowMs
}

/** How long ago, or how soon; the exact moment when pointed at. */
export function Ago({ at, never = 'never' }: { at: string | null; never?: string }): ReactNode {
  const nowMs = useNow()
  if (at === null) return <span>{never}</span>
  return (
    <time dateTime={at} title={exactTime(at)}>
      {relativeTime(at, Math.max(nowMs, Date.now()))}
    </time>
  )
}

/** The moment itself; `precise` where seconds tell what came first. */
export const Moment = ({ at, precise = false }: { at: string; precise?: boolean }): ReactNode => (
  <time dateTime={at} title={exactTime(at)}>
    {precise ? dateTimeWithSeconds(at) : dateTime(at)}
  </time>
)
