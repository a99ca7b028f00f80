// A desktop flow's own page: what it is, what it takes and gives, who may use it, and its last runs.

import { html } from 'hono/html'
import { type FlowVariable, type FlowVariables, findUser, listSessions, sharesOf } from '../../dataverse/index.ts'
import type { Html } from '../../pages/index.ts'
import {
  type Answer,
  type Cell,
  card,
  copyable,
  copyScript,
  linkButton,
  menu,
  moment,
  pairs,
  showConsole,
  table,
} from '../frame/index.ts'
import { type FlowVisit, listTrail, onFlow, pathTo } from './flowAt.ts'
import { runsPath, runTable } from './runs/index.ts'
import { stateOf } from './showFlows.ts'

const runsShown = 10

export const showDetails = onFlow((visit): Answer => {
  const { flow, isOwner, premises } = visit
  return showConsole(visit, {
    title: flow.name,
    trail: listTrail(visit),
    ...(flow.description === '' ? {} : { lead: flow.description }),
    ...(isOwner ? { commands: linkButton(pathTo(visit, flow, 'share'), 'Share', true) } : {}),
    body: html`${card('Details', html`${pairs(details(visit))}${copyable('flow-id', 'Desktop flow ID (workflow ID)', flow.id)}`)}
<h2 class="apart">Input variables</h2>${inputs(flow.inputs)}
<h2 class="apart">Output variables</h2>${outputs(flow.outputs)}
${isOwner ? access(visit) : ''}
${isOwner ? runs(visit, listSessions(premises.store, flow.id, runsShown)) : ''}`,
    script: copyScript,
  })
})

const details = ({ premises, flow }: FlowVisit): [string, Cell][] => [
  ['State', stateOf(flow)],
  ['Owner', findUser(premises, flow.ownerId)?.name ?? ''],
  ['Created', moment(flow.createdAt)],
  ['Modified', moment(flow.modifiedAt)],
  [
    'At the desktop',
    flow.answer === null
      ? 'Somebody plays it: each run waits for them'
      : `Runs succeed by themselves, ${flow.answer.afterSeconds} s after they began`,
  ],
]

const inputs = (all: FlowVariables): Html =>
  table({
    caption: 'Input variables',
    columns: ['Name', 'Type', 'Description', 'Initial value'],
    rows: all.map((one) => [...told(one), one.initial || '–']),
    empty: { title: 'This flow takes nothing.' },
  })

const outputs = (all: FlowVariables): Html =>
  table({
    caption: 'Output variables',
    columns: ['Name', 'Type', 'Description'],
    rows: all.map(told),
    empty: { title: 'This flow gives nothing.' },
  })

const told = ({ name, type, description }: FlowVariable): Cell[] => [
  html`<code>${name}</code>`,
  typeName[type],
  description || '–',
]

/** As Power Automate for desktop calls them. */
const typeName = {
  string: 'Text',
  number: 'Number',
  boolean: 'Boolean',
  array: 'List',
  object: 'Custom object',
} as const

const access = (visit: FlowVisit): Html =>
  html`<h2 class="apart">Who has access</h2>${table({
    caption: 'Who has access',
    columns: ['Name', 'Access', 'What it is good for', ''],
    rows: sharesOf(visit.premises.store, visit.flow.id).map(({ userId, access: kind }) => [
      findUser(visit.premises, userId)?.name ?? userId,
      kind === 'user' ? 'User' : 'Co-owner',
      kind === 'user' ? 'Begins runs, and cannot see or stop them' : 'Begins, sees and stops runs',
      menu(visit, {
        id: `more-${userId}`,
        label: findUser(visit.premises, userId)?.name ?? userId,
        items: [{ text: 'Remove access', post: pathTo(visit, visit.flow, 'unshare'), fields: { user: userId } }],
      }),
    ]),
    empty: { title: 'Nobody but its owner' },
  })}`

const runs = (visit: FlowVisit, all: Parameters<typeof runTable>[1]): Html => html`<h2 class="apart">Run history</h2>
${runTable(visit, all)}${all.length === runsShown ? html`<p class="pager"><a href="${runsPath(visit)}?flow=${visit.flow.id}">All runs</a></p>` : ''}`
