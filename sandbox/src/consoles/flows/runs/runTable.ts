import { html } from 'hono/html'
import type { RunRow } from '../../../automate/index.ts'
import type { Html } from '../../../pages/index.ts'
import { durationText, moment, table } from '../../frame/index.ts'
import { type FlowVisit, pathOf } from '../flowAt.ts'
import { statusBadge } from '../words.ts'

export const runTable = (visit: FlowVisit, runs: readonly RunRow[]): Html =>
  table({
    caption: 'Runs',
    columns: ['Start', 'Duration', 'Status'],
    rows: runs.map((row) => [
      html`<a href="${pathOf(visit.premises, visit.flow, `runs/${row.name}`)}">${moment(row.startedAt)}</a>`,
      durationText((row.endedAt ?? visit.premises.clock().getTime()) - row.startedAt),
      statusBadge(row.status),
    ]),
    empty: { title: 'No runs', text: 'Each call of its HTTP POST URL begins one, while the flow is on.' },
  })
