import type { Run } from './bench.ts'
import { median } from './figures.ts'
import type { Machine } from './machine.ts'
import type { Row } from './rows.ts'
import { tableOf } from './table.ts'

export type Report = {
  readonly rows: readonly Row[]
  readonly runs: ReadonlyMap<string, Run>
  readonly machine: Machine
  readonly at: string
  readonly commit: string | null
  readonly quick: boolean
}

/** As it stands in the README: the table, what it belongs to, and whether it can be trusted. */
export function reportOf({ rows, runs, machine, at, commit, quick }: Report): string {
  const { cores, processor, memoryGb, system, node, postgres } = machine
  const place = `${cores} cores (${processor}), ${memoryGb} GB, ${system}; Node ${node}, PostgreSQL ${postgres}`
  const when = `${at.slice(0, 16).replace('T', ' ')} UTC${commit ? `, commit ${commit}` : ''}`
  return [`Measured ${when}, on ${place}.`, tableOf(rows, runs), doubts(runs, quick).join(' ')].join('\n\n')
}

const busyMax = 0.05 // a machine that does nothing is seldom quite still

function doubts(runs: ReadonlyMap<string, Run>, quick: boolean): string[] {
  const busy = median([...runs.values()].map(({ busyElsewhere }) => busyElsewhere))
  const share = `${Math.round(busy * 100)} %`
  return [
    `Other programs kept ${share} of the machine busy (median of a look before each program).`,
    ...(busy > busyMax ? ['That is too much: all figures are worse than they are.'] : []),
    ...(quick ? ['A quick run, with 5,000 instances for 100,000: it shows that everything runs, not how fast.'] : []),
  ]
}
