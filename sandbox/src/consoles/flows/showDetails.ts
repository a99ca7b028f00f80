// A flow's own page: what it is, whether it is on, and what its last runs have come to.

import { html } from 'hono/html'
import { connectionOf, permissionsOn, roleOf, runsOfFlow } from '../../automate/index.ts'
import type { Html } from '../../pages/index.ts'
import { type Answer, badge, card, linkButton, moment, pairs, postButton, showConsole } from '../frame/index.ts'
import { triggerTitle } from './edit/index.ts'
import { type FlowVisit, flowsPath, onFlow, pathOf } from './flowAt.ts'
import { runTable } from './runs/index.ts'
import { connectorName, flowState, principalName } from './words.ts'

const runsShown = 10

export const showDetails = onFlow((visit): Answer => {
  const { premises, flow } = visit
  const runs = runsOfFlow(premises.store, flow.id, {}, { limit: runsShown })
  return showConsole(visit, {
    title: flow.displayName,
    trail: [{ text: 'My flows', href: flowsPath(visit) }],
    ...(flow.description === '' ? {} : { lead: flow.description }),
    ...(visit.isEditor ? { commands: commands(visit) } : {}),
    body: html`${card('Details', details(visit))}${card('Connections', connections(visit))}
<h2 class="apart">28-day run history</h2>${runTable(visit, runs)}
${runs.length === runsShown ? html`<p class="pager"><a href="${pathOf(premises, flow, 'runs')}">All runs</a></p>` : ''}`,
  })
})

const commands = (visit: FlowVisit): Html => {
  const { premises, flow } = visit
  const isOn = flow.state === 'Started'
  return html`${linkButton(pathOf(premises, flow, 'edit'), 'Edit', true)}
${postButton(visit, {
  action: pathOf(premises, flow, isOn ? 'turn-off' : 'turn-on'),
  text: isOn ? 'Turn off' : 'Turn on',
  fields: { from: 'details' },
})}
${linkButton(pathOf(premises, flow, 'delete'), 'Delete…')}`
}

const details = (visit: FlowVisit): Html => {
  const { premises, flow } = visit
  return pairs([
    ['State', flowState(flow)],
    ['Trigger', triggerTitle(flow)],
    ['Owner', owners(visit)],
    ['Created', moment(flow.createdAt)],
    ['Modified', moment(flow.modifiedAt)],
    ['Flow ID', html`<code>${flow.id}</code>`],
    ...(flow.entityId === null ? [] : ([['ID at Dataverse', html`<code>${flow.entityId}</code>`]] as const)),
    ...(roleOf(premises, flow, visit.person.id) === undefined
      ? ([['You see it', 'as an administrator of the environment']] as const)
      : []),
  ])
}

function owners({ premises, flow }: FlowVisit): Html {
  const { store, directory } = premises
  const others = permissionsOn(store, flow.id).map(
    ({ principalId, role }) =>
      html`<li>${principalName(directory, principalId)} <span class="soft">${role === 'CanEdit' ? 'Co-owner' : 'Run-only user'}</span></li>`,
  )
  return html`<ul><li>${principalName(directory, flow.creatorId)}</li>${others}</ul>`
}

function connections({ premises, flow }: FlowVisit): Html {
  const all = Object.entries(flow.connections)
  if (all.length === 0) return html`<p class="soft">This flow uses no connections.</p>`
  return pairs(
    all.map(([, meant]) => {
      const known = connectionOf(premises.store, meant)
      const state = !known
        ? badge('warn', 'Not connected')
        : known.status === 'Error'
          ? badge('bad', 'Broken')
          : badge('good', `Connected as ${principalName(premises.directory, known.ownerId)}`)
      return [connectorName(meant.api), state] as const
    }),
  )
}
