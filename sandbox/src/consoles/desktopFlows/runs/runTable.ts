import { html } from 'hono/html'
import { findDesktopFlow, findMachine, findUser, isUnderWay, type Session } from '../../../dataverse/index.ts'
import type { Html } from '../../../pages/index.ts'
import { type Cell, environmentPath, type MenuItem, menu, moment, table, type Visit } from '../../frame/index.ts'
import { lastedText, modeText, statusBadge } from '../words.ts'

export const runsPath = (visit: Visit): string => `${environmentPath(visit)}/desktopflowruns`

export const runPath = (visit: Visit, { id }: Pick<Session, 'id'>): string => `${runsPath(visit)}/${id}`

export const runTable = (visit: Visit, sessions: readonly Session[]): Html =>
  table({
    caption: 'Desktop flow runs',
    columns: ['Requested', 'Desktop flow', 'Status', 'Machine', 'Requested by', 'Duration', ''],
    rows: sessions.map((session) => row(visit, session)),
    empty: { title: 'There are no runs', text: 'One appears here when an app runs a desktop flow.' },
  })

const row = (visit: Visit, session: Session): Cell[] => [
  html`<a href="${runPath(visit, session)}">${moment(session.requestedAt)}</a>`,
  findDesktopFlow(visit.premises.store, session.flowId)?.name ?? '',
  html`${statusBadge(session)}${session.errorCode === null ? '' : html`<span class="beneath">${session.errorCode}</span>`}`,
  html`${findMachine(visit.premises.store, session.machineId)?.name ?? ''}<span class="beneath">${modeText(session)}</span>`,
  findUser(visit.premises, session.userId)?.name ?? '',
  lastedText(session, visit.premises.clock().getTime()),
  menu(visit, { id: `more-${session.id}`, label: `the run of ${session.id}`, items: itemsFor(visit, session) }),
]

const itemsFor = (visit: Visit, session: Session): MenuItem[] => [
  { text: isUnderWay(session) ? 'Play the desktop' : 'Details', href: runPath(visit, session) },
  ...(isUnderWay(session) ? [{ text: 'Cancel run', post: `${runPath(visit, session)}/cancel` }] : []),
]
