// "New connection": of the connector "Desktop flows" with a machine and a sign-in there, of the others at once.

import { html } from 'hono/html'
import { connectionFor, connectorNames } from '../../automate/index.ts'
import { createDesktopConnection, dataverseUsers, desktopFlowsApi, machines } from '../../dataverse/index.ts'
import {
  type Answer,
  type Crumb,
  doneAt,
  inEnvironment,
  type Option,
  postForm,
  selectField,
  showConsole,
  showNothing,
  table,
  textField,
  type Visit,
} from '../frame/index.ts'
import { asMember } from '../members/index.ts'
import { connectionsPath, titleOf } from './showConnections.ts'

const available = (visit: Visit): string => `${connectionsPath(visit)}/available`

const trail = (visit: Visit): Crumb[] => [{ text: 'Connections', href: connectionsPath(visit) }]

export const showAvailable = inEnvironment((visit) =>
  showConsole(visit, {
    title: 'New connection',
    trail: trail(visit),
    body: table({
      caption: 'Connectors',
      columns: ['Connector', 'Connects to'],
      rows: Object.keys(connectorNames)
        .toSorted((one, other) => titleOf({ api: one }).localeCompare(titleOf({ api: other })))
        .map((api) => [html`<a href="${formPath(visit, api)}">${titleOf({ api })}</a>`, whatFor(api)]),
      empty: { title: 'There are no connectors' },
    }),
  }),
)

const formPath = (visit: Visit, api: string): string => `${connectionsPath(visit)}/${api}/new`

const whatFor = (api: string): string =>
  api === desktopFlowsApi
    ? 'A machine, with the user as whom desktop flows sign in there'
    : 'Microsoft’s cloud, with your account'

type Draft = { machine: string; account: string; runOwner: string; error?: string }

export const showNewConnection = inEnvironment((visit) => {
  const api = visit.c.req.param('api') ?? ''
  if (api === desktopFlowsApi) return showForDesktop(visit)
  return Object.hasOwn(connectorNames, api) ? showForAccount(visit, api) : showNothing(visit, 'Connector', trail(visit))
})

const trailHere = (visit: Visit): Crumb[] => [...trail(visit), { text: 'New connection', href: available(visit) }]

/** There is nothing to say: whoever is signed in is who is connected. */
const showForAccount = (visit: Visit, api: string): Answer =>
  showConsole(visit, {
    title: titleOf({ api }),
    trail: trailHere(visit),
    body: html`<section class="card"><p>Signs in as <strong>${visit.person.userPrincipalName}</strong>.</p>${postForm(
      visit,
      { action: formPath(visit, api), submit: 'Create', cancel: available(visit) },
    )}</section>`,
  })

const showForDesktop = asMember((visit) => {
  const [machine] = machines(visit.premises.store)
  const [app] = apps(visit)
  return show(visit, { machine: machine?.id ?? '', account: '', runOwner: app?.value ?? '' })
})

const show = (visit: Visit, { machine, account, runOwner, error }: Draft): Answer =>
  showConsole(
    visit,
    {
      title: 'Desktop flows',
      trail: trailHere(visit),
      lead: 'Connect with username and password: as whom desktop flows sign in to a machine.',
      body: html`<section class="card">${postForm(visit, {
        action: formPath(visit, desktopFlowsApi),
        body: html`${selectField({
          name: 'machine',
          label: 'Machine',
          value: machine,
          options: machines(visit.premises.store).map(({ id, name }) => ({ value: id, text: name })),
        })}
${textField({
  name: 'signIn',
  label: 'Domain and username',
  value: account,
  isRequired: true,
  hint: 'Of the user on the machine: DOMAIN\\username, username@domain, or username.',
  ...(error === undefined ? {} : { error }),
})}
${textField({ name: 'password', label: 'Password', type: 'password', isRequired: true, hint: 'Any will do. It is not kept.' })}
${selectField({
  name: 'runOwner',
  label: 'Run owner',
  value: runOwner,
  options: [...apps(visit), { value: '', text: 'Nobody but me' }],
  hint: 'Connections of desktop flows cannot be shared. An application user runs flows with this one only as its run owner; in the cloud that is said by a program.',
})}`,
        submit: 'Create',
        cancel: available(visit),
      })}</section>`,
    },
    error === undefined ? 200 : 400,
  )

const apps = ({ premises }: Visit): Option[] =>
  dataverseUsers(premises)
    .filter(({ applicationId }) => applicationId !== null)
    .map(({ objectId, name }) => ({ value: objectId, text: `${name} (application user)` }))

export const createConnection = inEnvironment((visit, form: URLSearchParams) => {
  const api = visit.c.req.param('api') ?? ''
  if (api === desktopFlowsApi) return createForDesktop(visit, form)
  if (!Object.hasOwn(connectorNames, api)) return showNothing(visit, 'Connector', trail(visit))
  connectionFor(visit.premises, visit.person.id, api)
  return doneAt(visit, connectionsPath(visit), `You are connected to ${titleOf({ api })}.`)
})

const createForDesktop = asMember((visit, form: URLSearchParams) => {
  const draft = {
    machine: form.get('machine') ?? '',
    account: form.get('signIn')?.trim() ?? '',
    runOwner: form.get('runOwner') ?? '',
  }
  const [, domain = '', userName = ''] = /^(?:([^\\]*)\\)?(.*)$/.exec(draft.account) ?? []
  if (userName === '') return show(visit, { ...draft, error: 'A username is needed.' })
  const runOwner = apps(visit).find(({ value }) => value === draft.runOwner)
  const made = createDesktopConnection(visit.premises, {
    ownerId: visit.person.id,
    machineId: draft.machine,
    domain,
    userName,
    runOwnerId: runOwner?.value ?? null,
  })
  return made
    ? doneAt(visit, connectionsPath(visit), 'The connection was created. Click on it: its name is in the address then.')
    : show(visit, { ...draft, error: 'There is no such machine. Register one under Machines.' })
})
