// "Approvals": what waits for somebody, what they have sent, and what is over.

import { html } from 'hono/html'
import { type Approval, listApprovals } from '../../automate/index.ts'
import type { Html } from '../../pages/index.ts'
import {
  type Answer,
  type Cell,
  inEnvironment,
  menu,
  moment,
  paged,
  showConsole,
  type Table,
  table,
  tabs,
  type Visit,
} from '../frame/index.ts'
import { approvalsPath, isAsked, pathOf } from './approvalAt.ts'
import { nameOf } from './people.ts'
import { stateBadge } from './words.ts'

export const showReceived = inEnvironment((visit) =>
  show(visit, {
    caption: 'Received requests',
    approvals: received(visit).filter((approval) => isAsked({ approval, request: ownRequest(visit, approval) })),
    columns: ['Request', 'Sent by', 'Received', ''],
    row: (approval) => [
      link(visit, approval),
      nameOf(visit, approval.ownerId),
      moment(ownRequest(visit, approval)?.requestedAt ?? approval.requestedAt),
      menu(visit, {
        id: `more-${approval.id}`,
        label: approval.title,
        items: [
          ...approval.options.map((option) => ({
            text: option,
            href: `${pathOf(visit, approval)}?${new URLSearchParams({ response: option })}`,
          })),
          ...(approval.isReassignable ? [{ text: 'Reassign', href: pathOf(visit, approval, '/reassign') }] : []),
          { text: 'View details', href: pathOf(visit, approval) },
        ],
      }),
    ],
    empty: { title: 'You’re all caught up', text: 'Requests that wait for your response appear here.' },
  }),
)

export const showSent = inEnvironment((visit) =>
  show(visit, {
    caption: 'Sent requests',
    approvals: listApprovals(visit.premises.store, { sentBy: visit.person.id }),
    columns: ['Request', 'Status', 'Responses', 'Sent'],
    row: (approval) => [
      link(visit, approval),
      stateBadge(visit.premises.store, approval),
      responses(approval),
      moment(approval.requestedAt),
    ],
    empty: {
      title: 'You haven’t sent any requests',
      text: 'Requests of your flows are sent in your name: they appear here.',
    },
  }),
)

export const showHistory = inEnvironment((visit) =>
  show(visit, {
    caption: 'Requests that are over',
    approvals: received(visit).filter((approval) => !isAsked({ approval, request: ownRequest(visit, approval) })),
    columns: ['Request', 'Status', 'Your response', 'Sent by', 'Received'],
    row: (approval) => [
      link(visit, approval),
      stateBadge(visit.premises.store, approval),
      ownRequest(visit, approval)?.answer ?? html`<span class="soft">None</span>`,
      nameOf(visit, approval.ownerId),
      moment(approval.requestedAt),
    ],
    empty: {
      title: 'No history yet',
      text: 'Requests you responded to, and those that ended without you, appear here.',
    },
  }),
)

type List = Pick<Table, 'caption' | 'columns' | 'empty'> & {
  approvals: readonly Approval[]
  row: (approval: Approval) => Cell[]
}

function show(visit: Visit, { approvals, row, ...list }: List): Answer {
  const { shown, pager } = paged(visit, approvals)
  return showConsole(visit, {
    title: 'Approvals',
    body: html`${approvalTabs(visit)}${table({ ...list, rows: shown.map(row) })}${pager}`,
  })
}

const approvalTabs = (visit: Visit): Html =>
  tabs(
    'Approvals',
    (['received', 'sent', 'history'] as const).map((page) => ({
      text: { received: 'Received', sent: 'Sent', history: 'History' }[page],
      href: approvalsPath(visit, page),
      isCurrent: visit.c.req.path.toLowerCase().endsWith(`/${page}`),
    })),
  )

const received = ({ premises, person }: Visit): Approval[] => listApprovals(premises.store, { askedOf: person.id })

const ownRequest = ({ person }: Visit, { requests }: Approval) =>
  requests.find(({ personId }) => personId === person.id)

const link = (visit: Visit, approval: Approval): Html =>
  html`<a href="${pathOf(visit, approval)}">${approval.title}</a>`

function responses({ requests }: Approval): string {
  const asked = requests.filter(({ state }) => state !== 'Reassigned')
  return `${asked.filter(({ state }) => state === 'Answered').length} of ${asked.length}`
}
