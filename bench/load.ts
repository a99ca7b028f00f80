import { percentile } from './figures.ts'

export type Load = {
  /** Each waits for its answer before it asks again. */
  readonly clients: number
  readonly warmUpMs: number
  readonly rounds: number
  readonly roundMs: number
}

export type LoadFigures = {
  readonly perSecond: number[]
  readonly p50Ms: number[]
  readonly p99Ms: number[]
}

export const loadFor = ({ quick }: { quick: boolean }): Load => ({
  clients: 64,
  warmUpMs: quick ? 1_000 : 5_000,
  rounds: quick ? 2 : 5,
  roundMs: quick ? 2_000 : 6_000,
})

/** Clients go from one cycle to the next without a pause; what a round began it ends, and all of it counts. */
export async function underLoad(load: Load, cycle: () => Promise<void>): Promise<LoadFigures> {
  const figures: LoadFigures = { perSecond: [], p50Ms: [], p99Ms: [] }
  await round(load.clients, load.warmUpMs, cycle)
  for (let done = 0; done < load.rounds; done += 1) {
    const { tookMs, cyclesMs } = await round(load.clients, load.roundMs, cycle)
    figures.perSecond.push((cyclesMs.length * 1_000) / tookMs)
    figures.p50Ms.push(percentile(cyclesMs, 0.5))
    figures.p99Ms.push(percentile(cyclesMs, 0.99))
  }
  return figures
}

async function round(clients: number, ms: number, cycle: () => Promise<void>) {
  const begun = performance.now()
  const cyclesMs: number[] = []
  const client = async (): Promise<void> => {
    for (let since = begun; since - begun < ms; ) {
      await cycle()
      const now = performance.now()
      cyclesMs.push(now - since)
      since = now
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { tookMs: performance.now() - begun, cyclesMs }
}

/** For work that never waits: as often as it goes, in one thread. */
export function flatOut({ quick }: { quick: boolean }, work: () => void): { perSecond: number[] } {
  const [warmUpMs, rounds, roundMs] = quick ? [500, 3, 500] : [2_000, 7, 1_500]
  const inOneRound = (ms: number): number => {
    const begun = performance.now()
    for (let times = 1; ; times += 1) {
      work()
      // The clock is asked rarely: it takes longer than the smallest work.
      if (times % 64 === 0 || times < 64) {
        const tookMs = performance.now() - begun
        if (tookMs >= ms) return (times * 1_000) / tookMs
      }
    }
  }
  inOneRound(warmUpMs)
  return { perSecond: Array.from({ length: rounds }, () => inOneRound(roundMs)) }
}
