import { loadavg } from 'node:os'
import { busyShare } from './machine.ts'
import type { Told } from './program.ts'
import type { Entrant, Row } from './rows.ts'
import { runProgram } from './runProgram.ts'

export type Run = Told & {
  readonly seconds: number
  /** What others kept busy of the machine just before, from 0 to 1: it was measured too. */
  readonly busyElsewhere: number
  /** The machine's load average just before. */
  readonly load: number
}

export type Options = {
  readonly quick: boolean
  /** Whether they run, or why they can't. */
  readonly peers: boolean | { readonly failed: string }
  readonly stop: AbortSignal
  readonly begins: (entrant: Entrant) => void
  readonly ended: (entrant: Entrant, run: Run) => void
}

/** Runs every program that the rows name, one after the other and each once. By program. */
export async function bench(rows: readonly Row[], options: Options): Promise<ReadonlyMap<string, Run>> {
  const runs = new Map<string, Run>()
  for (const { ours, peers } of rows)
    for (const entrant of [ours, ...(options.peers ? peers : [])])
      if (!runs.has(entrant.program)) runs.set(entrant.program, await run(entrant, options, entrant !== ours))
  return runs
}

const lookMs = 1_000 // and what the program before left to the disk comes to rest

async function run(entrant: Entrant, options: Options, isPeer: boolean): Promise<Run> {
  const { quick, stop, begins, ended, peers } = options
  begins(entrant)
  const [busyElsewhere, load, begun] = [await busyShare(lookMs), loadavg()[0] ?? 0, performance.now()]
  const told = isPeer && typeof peers === 'object' ? peers : await runProgram(entrant.program, { quick }, stop)
  const done = { ...told, seconds: (performance.now() - begun) / 1_000, busyElsewhere, load }
  ended(entrant, done)
  return done
}
