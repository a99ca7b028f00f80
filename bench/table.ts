import type { Run } from './bench.ts'
import { median } from './figures.ts'
import type { Entrant, Row } from './rows.ts'

export type Runs = ReadonlyMap<string, Run>

/** As Markdown. A peer that did not run says so; what we did not run is no row. */
export function tableOf(rows: readonly Row[], runs: Runs): string {
  const lines = rows.map((row) => `| ${[row.work, ...cells(row, runs)].join(' | ')} |`)
  return ['| work | Countersign | peers, same run | to reach | reached |', '|---|---|---|---|---|', ...lines].join('\n')
}

function cells(row: Row, runs: Runs): string[] {
  const run = runs.get(row.ours.program)
  const ran = run && 'figures' in run
  const reached = row.goal === 'reported' ? '' : ran && row.isReached(run.figures) ? 'yes' : '**no**'
  const peers = row.peers.map((peer) => peerCell(row, peer, runs)).filter((cell) => cell !== '')
  return [ran ? `**${row.tell(run.figures)}**` : 'did not run', peers.join('<br>') || '–', row.goal, reached]
}

function peerCell(row: Row, { who, program }: Entrant, runs: Runs): string {
  const [ours, theirs] = [runs.get(row.ours.program), runs.get(program)]
  if (!theirs) return ''
  if ('failed' in theirs) return `${who}: could not run (${theirs.failed.split('\n')[0]?.slice(0, 200)})`
  const ratio = ours && 'figures' in ours ? rateOf(ours) / rateOf(theirs) : Number.NaN
  const times = Number.isFinite(ratio) ? ` (we: ${ratio < 20 ? ratio.toFixed(1) : Math.round(ratio)} ×)` : ''
  return `${who}: ${row.tell(theirs.figures)}${times}`
}

const rateOf = (run: Run): number => ('figures' in run ? median(run.figures.perSecond ?? []) : Number.NaN)
