// "My flows".

import { html } from 'hono/html'
import { type Flow, flowsOf, isEnvironmentAdmin, listFlows, mayEdit, unconnected } from '../../automate/index.ts'
import type { Html } from '../../pages/index.ts'
import {
  type Answer,
  type Cell,
  inEnvironment,
  linkButton,
  type MenuItem,
  menu,
  moment,
  paged,
  showConsole,
  showNothing,
  table,
  type Visit,
} from '../frame/index.ts'
import { flowsPath, isKnown, pathOf } from './flowAt.ts'
import { flowTabs } from './flowTabs.ts'
import { connectorName, flowState, principalName } from './words.ts'

export const showOwnFlows = inEnvironment((visit) =>
  show(
    visit,
    flowsOf(visit.premises, visit.person.id).filter(({ creatorId }) => creatorId === visit.person.id),
    'You don’t have any flows',
  ),
)

export const showSharedFlows = inEnvironment((visit) =>
  show(
    visit,
    flowsOf(visit.premises, visit.person.id).filter(({ creatorId }) => creatorId !== visit.person.id),
    'No flows are shared with you',
  ),
)

/** What the admin center shows, in one place with what people see. */
export const showAllFlows = inEnvironment((visit) =>
  isEnvironmentAdmin(visit.person.id)
    ? show(visit, listFlows(visit.premises.store), 'There are no flows in this environment')
    : showNothing(visit, 'Page'),
)

function show(visit: Visit, flows: readonly Flow[], emptyTitle: string): Answer {
  const { shown, pager } = paged(
    visit,
    flows.filter((flow) => isKnown(visit.premises, flow)),
  )
  return showConsole(visit, {
    title: 'My flows',
    commands: linkButton(`${flowsPath(visit)}/new`, 'New flow', true),
    body: html`${flowTabs(visit)}${table({
      caption: 'Flows',
      columns: ['Name', 'State', 'Modified', 'Owner', ''],
      rows: shown.map((flow) => row(visit, flow)),
      empty: {
        title: emptyTitle,
        text: 'Flows appear here when an app makes one for you, or when you import a definition by “New flow”.',
      },
    })}${pager}`,
  })
}

const row = (visit: Visit, flow: Flow): Cell[] => [
  html`<a href="${pathOf(visit.premises, flow, 'details')}">${flow.displayName}</a>${needed(visit, flow)}`,
  flowState(flow),
  moment(flow.modifiedAt),
  principalName(visit.premises.directory, flow.creatorId),
  menu(visit, {
    id: `more-${flow.id}`,
    label: flow.displayName,
    items: mayEdit(visit.premises, flow, visit.person.id) ? editorsItems(visit, flow) : viewersItems(visit, flow),
  }),
]

function needed({ premises }: Visit, flow: Flow): Html | '' {
  const names = unconnected(premises.store, flow).map((name) => connectorName(flow.connections[name]?.api ?? name))
  return names.length === 0 ? '' : html`<span class="beneath">Needs a connection: ${names.join(', ')}</span>`
}

const viewersItems = ({ premises }: Visit, flow: Flow): MenuItem[] => [
  { text: 'Run history', href: pathOf(premises, flow, 'runs') },
  { text: 'Details', href: pathOf(premises, flow, 'details') },
]

const editorsItems = (visit: Visit, flow: Flow): MenuItem[] => [
  { text: 'Edit', href: pathOf(visit.premises, flow, 'edit') },
  flow.state === 'Started'
    ? { text: 'Turn off', post: pathOf(visit.premises, flow, 'turn-off') }
    : { text: 'Turn on', post: pathOf(visit.premises, flow, 'turn-on') },
  ...viewersItems(visit, flow),
  { text: 'Delete…', href: pathOf(visit.premises, flow, 'delete'), danger: true },
]
