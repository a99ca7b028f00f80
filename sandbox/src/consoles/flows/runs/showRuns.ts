// "Run history": what has run, and what the trigger refused to run.

import { html } from 'hono/html'
import { historiesOfFlow, runsOfFlow, type TriggerHistory } from '../../../automate/index.ts'
import type { Html } from '../../../pages/index.ts'
import { type Answer, badge, filters, moment, showConsole, table, tabs } from '../../frame/index.ts'
import { type FlowVisit, onFlow, pathOf, trailTo } from '../flowAt.ts'
import { statusText } from '../words.ts'
import { runTable } from './runTable.ts'

const pageSize = 50

const historiesShown = 100

const statuses = ['Running', 'Succeeded', 'Failed', 'Cancelled', 'TimedOut'] as const

export const showRuns = onFlow((visit): Answer => {
  const { c, premises, flow } = visit
  const status = statuses.find((one) => one === c.req.query('status'))
  const page = pathOf(premises, flow, 'runs')
  const found = runsOfFlow(premises.store, flow.id, { status }, { limit: pageSize + 1, after: c.req.query('after') })
  const runs = found.slice(0, pageSize)
  const isOver = found.length <= pageSize
  const older = new URLSearchParams({ ...(status ? { status } : {}), after: runs.at(-1)?.name ?? '' })
  return showConsole(visit, {
    title: 'Run history',
    trail: trailTo(visit),
    ...(runs.some((run) => run.status === 'Running') ? { refreshSeconds: 10 } : {}),
    body: html`${historyTabs(visit)}
${filters('Runs by status', [
  { text: 'All runs', href: page, isCurrent: status === undefined },
  ...statuses.map((one) => ({ text: statusText(one), href: `${page}?status=${one}`, isCurrent: status === one })),
])}
${runTable(visit, runs)}
${isOver ? '' : html`<p class="pager"><a href="${page}?${older}" rel="next">Older runs</a></p>`}`,
  })
})

const historyTabs = (visit: FlowVisit): Html => {
  const at = (page: string) => pathOf(visit.premises, visit.flow, page)
  return tabs('Run history', [
    { text: 'Runs', href: at('runs'), isCurrent: visit.c.req.path.endsWith('/runs') },
    { text: 'Trigger history', href: at('trigger-history'), isCurrent: visit.c.req.path.endsWith('/trigger-history') },
  ])
}

export const showTriggerHistory = onFlow(
  (visit): Answer =>
    showConsole(visit, {
      title: 'Trigger history',
      trail: trailTo(visit),
      lead: 'Every call that reached the trigger: those that began a run, and those that were not what it expects.',
      body: html`${historyTabs(visit)}${table({
        caption: 'Trigger history',
        columns: ['Time', 'Status', 'Code', 'Run'],
        rows: historiesOfFlow(visit.premises.store, visit.flow.id, historiesShown).map((one) => [
          moment(one.at),
          one.status === 'Succeeded' ? badge('good', 'Succeeded') : badge('bad', 'Failed'),
          told(one),
          one.runName === null
            ? html`<span class="soft">None</span>`
            : html`<a href="${pathOf(visit.premises, visit.flow, `runs/${one.runName}`)}">Open run</a>`,
        ]),
        empty: { title: 'Nobody has called the trigger' },
      })}`,
    }),
)

const told = ({ code, error }: TriggerHistory): Html =>
  html`<code>${error?.code ?? code}</code>${error ? html`<span class="beneath">${error.message}</span>` : ''}`
