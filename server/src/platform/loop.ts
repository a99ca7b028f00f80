import { bell } from './bell.ts'
import type { Clock } from './clock.ts'

/** Work that comes round for as long as the server runs. */
export type Loop = {
  /** There is something to do now. */
  ring(): void
  /** There will be something to do at that time, perhaps earlier than anybody knew. */
  ringAt(time: Date): void
  stop(): Promise<void>
}

export type LoopOptions = {
  clock: Clock
  /** Does what there is to do; answers when to come again if nobody rings. */
  round: () => Promise<Date>
  failed: (cause: unknown) => void
}

const againAfterMs = 1_000

export function startLoop({ clock, round, failed }: LoopOptions): Loop {
  const wake = bell(clock)
  let stopping = false
  let sleepsUntil = clock.now()

  const run = async (): Promise<void> => {
    while (!stopping) {
      sleepsUntil = await round().catch((cause: unknown) => {
        failed(cause)
        return new Date(clock.now().getTime() + againAfterMs)
      })
      if (!stopping) await wake.sleep(sleepsUntil)
    }
  }
  const running = run()

  return {
    ring: wake.ring,
    ringAt: (time) => {
      if (time < sleepsUntil) wake.ring()
    },
    stop: async () => {
      stopping = true
      wake.ring()
      await running
    },
  }
}
