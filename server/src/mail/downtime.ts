import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'

/** Whether the mail server takes letters, as far as the last of them tells; and until when it is left alone. */
export type Downtime = {
  readonly sentence: string | undefined
  readonly until: Date
  begin(sentence: string): void
  end(): void
}

const pauseMs = (times: number): number => Math.min(300_000, 5_000 * 2 ** Math.min(times - 1, 10))

export function openDowntime({ clock, log }: { clock: Clock; log: Log }): Downtime {
  let known: { sentence: string; times: number } | undefined
  let until = clock.now()
  return {
    get sentence() {
      return known?.sentence
    },
    get until() {
      return until
    },
    begin: (sentence) => {
      if (!known) log.warn({ sentence }, 'mail is down; letters wait')
      known = { sentence, times: (known?.times ?? 0) + 1 }
      until = new Date(clock.now().getTime() + pauseMs(known.times))
    },
    end: () => {
      if (known) log.info('mail is sent again')
      known = undefined
      until = clock.now()
    },
  }
}
