// "Desktop flow runs": the queue, and what became of those before.

import { html } from 'hono/html'
import { findDesktopFlow, isUnderWay, listSessions, type Session, statusNames } from '../../../dataverse/index.ts'
import { type Answer, filters, paged, showConsole } from '../../frame/index.ts'
import { asMember } from '../../members/index.ts'
import { flowsOwned } from '../flowAt.ts'
import { runsPath, runTable } from './runTable.ts'

const runsMax = 5_000

type Part = { key: string; text: string; holds: (session: Session) => boolean }

const named =
  (...names: readonly string[]): Part['holds'] =>
  ({ status }) =>
    names.includes(statusNames[status])

const parts: readonly Part[] = [
  { key: '', text: 'All runs', holds: () => true },
  { key: 'queue', text: 'Queue', holds: isUnderWay },
  { key: 'succeeded', text: 'Succeeded', holds: named('Succeeded') },
  { key: 'failed', text: 'Failed', holds: named('Failed', 'TimedOut') },
  { key: 'cancelled', text: 'Cancelled', holds: named('Cancelled') },
]

export const showRuns = asMember((visit): Answer => {
  const { c, premises } = visit
  const flow = findDesktopFlow(premises.store, c.req.query('flow') ?? '')
  const part = parts.find(({ key }) => key === (c.req.query('show') ?? '')) ?? parts[0]
  const owned = new Set(flowsOwned(visit).map(({ id }) => id))
  const all = listSessions(premises.store, flow?.id, runsMax).filter(({ flowId }) => owned.has(flowId))
  const { shown, pager } = paged(
    visit,
    all.filter((session) => part?.holds(session) ?? true),
  )
  const address = (key: string): string => {
    const query = new URLSearchParams({ ...(flow ? { flow: flow.id } : {}), ...(key === '' ? {} : { show: key }) })
    return query.size === 0 ? runsPath(visit) : `${runsPath(visit)}?${query}`
  }
  return showConsole(visit, {
    title: 'Desktop flow runs',
    lead: flow
      ? html`Of <strong>${flow.name}</strong>. <a href="${runsPath(visit)}">Show those of all flows</a>`
      : 'Of the flows you own. Open one that is queued or running to play the desktop.',
    body: html`${filters(
      'Runs',
      parts.map(({ key, text }) => ({ text, href: address(key), isCurrent: key === part?.key })),
    )}${runTable(visit, shown)}${pager}`,
    ...(all.some(isUnderWay) ? { refreshSeconds: 5 } : {}),
  })
})
