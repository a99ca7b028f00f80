// The "Connections" area: which connections a flow needs, whose they are, and whom it will ask.

import { html } from 'hono/html'
import {
  type Connection,
  connectionOf,
  type Flow,
  type FlowConnection,
  isObject,
  type Json,
  readDefinition,
  readHost,
} from '../../../automate/index.ts'
import { type Directory, personByName } from '../../../directory/index.ts'
import type { Html } from '../../../pages/index.ts'
import { badge } from '../../frame/index.ts'
import { value } from '../drawing/index.ts'
import type { FlowVisit } from '../flowAt.ts'
import { connectorName, principalName, spaced } from '../words.ts'

export function connectionsArea(visit: FlowVisit): Html {
  const { flow, premises } = visit
  const all = Object.entries(flow.connections)
  const missing = all.filter(([, meant]) => connectionOf(premises.store, meant)?.status !== 'Connected').length
  return html`<details class="area"><summary>Connections ${
    missing > 0 ? badge('warn', `${missing} to confirm`) : all.length > 0 ? badge('good', 'Connected') : ''
  }</summary><div class="connections">
${
  all.length === 0
    ? html`<p class="soft">This flow uses no connections.</p>`
    : html`<p class="soft">Choose the connections that the flow is to use, and save. It signs in with your account.</p>${all.map(([name, meant]) => connection(visit, name, meant))}`
}</div></details>`
}

function connection(visit: FlowVisit, name: string, meant: FlowConnection): Html {
  const { premises, person, flow } = visit
  const known = connectionOf(premises.store, meant)
  const title = html`<span class="name">${titleOf(flow, name, meant)}</span>`
  const asked = approversOf(premises.directory, flow, name)
  if (known?.status === 'Connected' && known.ownerId === person.id)
    return html`<div class="connection"><span>${title}<span class="about soft">Signed in as ${person.userPrincipalName}</span>${asked}</span>${badge('good', 'Connected')}</div>`
  return html`<label class="connection"><input type="checkbox" name="connection" value="${name}"><span>${title}<span class="about soft">${stateOf(visit, known)} Sign in as ${person.userPrincipalName}.</span>${asked}</span></label>`
}

/** Two of one connector are told apart by their names in the definition. */
function titleOf({ connections }: Flow, name: string, { api }: FlowConnection): string {
  const isOnly = Object.values(connections).filter((one) => one.api === api).length === 1
  return isOnly ? connectorName(api) : `${connectorName(api)} (${name})`
}

function stateOf({ premises }: FlowVisit, known: Connection | undefined): string {
  if (!known) return 'Not connected.'
  const owner = principalName(premises.directory, known.ownerId)
  return known.status === 'Connected' ? `Connected as ${owner}.` : `The connection of ${owner} is broken.`
}

/** Whom the actions that use this connection assign approvals to. */
function approversOf(directory: Directory, flow: Flow, connectionName: string): Html {
  const reading = readDefinition(flow.definition)
  const actions = reading.ok ? [...reading.workflow.places.values()].map(({ action }) => action) : []
  const found = actions.flatMap(({ name, inputs }) => {
    if (!isObject(inputs) || readHost(inputs.host).connectionName !== connectionName) return []
    const parameters = isObject(inputs.parameters) ? Object.entries(inputs.parameters) : []
    return parameters.filter(([key]) => key.endsWith('/assignedTo')).map(([, one]) => ({ name, assignedTo: one }))
  })
  return html`${found.map(
    ({ name, assignedTo }) =>
      html`<span class="about">Approver of “${spaced(name)}”: ${approver(directory, assignedTo)}</span>`,
  )}`
}

/** Addresses as the people they belong to; what the trigger brings is only known in a run. */
function approver(directory: Directory, assignedTo: Json): Html {
  if (typeof assignedTo !== 'string' || assignedTo.includes('@{') || assignedTo.startsWith('@'))
    return value(assignedTo)
  const names = assignedTo.split(';').filter((name) => name.trim() !== '')
  return html`${names.map((name) => html`<span class="token">${personByName(directory, name)?.displayName ?? name.trim()}</span> `)}`
}
