// "Request API permissions": first an API, then what of it.

import { html } from 'hono/html'
import {
  type AppRegistration,
  addPermission,
  appRegistrations,
  findResource,
  microsoftsResources,
  type Resource,
  rolesOf,
} from '../../../entra/index.ts'
import type { Html } from '../../../pages/index.ts'
import {
  type Answer,
  doneAt,
  emptyState,
  postForm,
  refusedAt,
  showConsole,
  showNothing,
  tabs,
  type Visit,
} from '../../frame/index.ts'
import { onlyLooking, toManageApps } from '../rights.ts'
import { searchField } from '../search.ts'
import { pathOf, trailTo } from './app.ts'

type Kind = 'delegated' | 'application'

/** What is behind an API, for those that are asked for here. */
const abouts: Readonly<Record<string, string>> = {
  '00000003-0000-0000-c000-000000000000': 'Users, groups and sites: most of what identity apps need',
  '00000007-0000-0000-c000-000000000000': 'Dynamics CRM: desktop flows and their runs, cloud flows in solutions',
  '7df0a125-d3be-4c96-aa54-591f83ff541c': 'Flow Service: cloud flows, their runs, approvals',
  '475226c6-020e-4fb2-8a90-7a972cbfc1d4': 'Connections and environments',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013': 'Azure Service Management: some tools manage flows with it',
}

export function showAddPermissions(visit: Visit, app: AppRegistration): Answer {
  const title = 'Request API permissions'
  const trail = trailTo(app, 'permissions')
  if (!toManageApps.may(visit)) return showConsole(visit, { title, trail, body: onlyLooking(visit, toManageApps) })
  const api = visit.c.req.query('api')
  if (api === undefined) return showConsole(visit, { title, trail, lead: 'Select an API', body: apis(visit, app) })
  const resource = findResource(visit.premises, api)
  return resource ? showPermissionsOf(visit, app, resource) : showNothing(visit, 'API', trail)
}

const addPath = (app: AppRegistration): string => `${pathOf(app, 'permissions')}/add`

const addressOf = (app: AppRegistration, appId: string, kind: Kind): string =>
  `${addPath(app)}?${new URLSearchParams({ api: appId, kind })}`

function apis({ premises }: Visit, app: AppRegistration): Html {
  const choice = (appId: string, name: string, about: string): Html =>
    html`<li><a class="person way" href="${addressOf(app, appId, 'delegated')}"><span><span class="name">${name}</span><span class="facts">${about}</span></span></a></li>\n`
  const mine = appRegistrations(premises.store).filter(({ clientId }) => rolesOf(premises.store, clientId).length > 0)
  return html`<h2>Microsoft APIs</h2>
<ul class="people">${microsoftsResources(premises.doors).map(({ appId, displayName }) => choice(appId, displayName, abouts[appId] ?? ''))}</ul>
${
  mine.length === 0
    ? ''
    : html`<h2 class="next">My APIs</h2>
<ul class="people">${mine.map(({ clientId, displayName }) => choice(clientId, displayName, 'Its app roles'))}</ul>`
}`
}

function showPermissionsOf(visit: Visit, app: AppRegistration, resource: Resource): Answer {
  const kind: Kind = visit.c.req.query('kind') === 'application' ? 'application' : 'delegated'
  const find = visit.c.req.query('find')?.trim() ?? ''
  const found = resource[kind]
    .map(({ value }) => value)
    .filter((value) => value.toLowerCase().includes(find.toLowerCase()))
  const tab = (which: Kind, text: string) => ({
    text,
    href: addressOf(app, resource.appId, which),
    isCurrent: which === kind,
  })
  return showConsole(visit, {
    title: resource.displayName,
    trail: [...trailTo(app, 'permissions'), { text: 'Request API permissions', href: addPath(app) }],
    lead:
      kind === 'delegated'
        ? 'Your application needs to access the API as the signed-in user.'
        : 'Your application runs as a background service or daemon without a signed-in user.',
    body: html`${tabs('Type of permission', [tab('delegated', 'Delegated permissions'), tab('application', 'Application permissions')])}
${searchField({ action: addPath(app), label: 'Select permissions', find, fields: { api: resource.appId, kind } })}
${found.length === 0 ? nothing(resource, kind, find) : choices(visit, app, resource, kind, found, find !== '')}`,
  })
}

const nothing = ({ displayName }: Resource, kind: Kind, find: string): Html =>
  emptyState(
    find === ''
      ? { title: `${displayName} has no ${kind} permissions` }
      : { title: `No ${kind} permission holds “${find}”` },
  )

/** Of Graph's hundreds these are what identity apps ask for. */
const usual: ReadonlySet<string> = new Set(
  'openid profile email offline_access User.Read User.ReadBasic.All User.Read.All User.ReadWrite.All Group.Read.All Group.ReadWrite.All GroupMember.Read.All GroupMember.ReadWrite.All Directory.Read.All Directory.ReadWrite.All Sites.Read.All Mail.Send'.split(
    ' ',
  ),
)

/** Under what they are about; where they are many, the usual ones come first, and the others are folded up. */
function choices(
  visit: Visit,
  app: AppRegistration,
  { appId, displayName }: Resource,
  kind: Kind,
  found: readonly string[],
  isSearch: boolean,
): Html {
  const areFew = isSearch || found.length <= fewMax
  const first = areFew ? found : found.filter((value) => usual.has(value))
  const rest = Map.groupBy(
    areFew ? [] : found.filter((value) => !usual.has(value)),
    (value) => value.split('.')[0] ?? '',
  )
  return html`<section class="card next many">${postForm(visit, {
    action: addPath(app),
    submit: 'Add permissions',
    cancel: pathOf(app, 'permissions'),
    body: html`<input type="hidden" name="api" value="${appId}"><input type="hidden" name="kind" value="${kind}">
<fieldset class="field"><legend>${areFew ? `Permissions of ${displayName}` : 'Used most'}</legend><div class="choices groups">${boxes(first)}</div></fieldset>
${
  rest.size === 0
    ? ''
    : html`<details><summary>All others (${found.length - first.length})</summary>
<fieldset class="field"><legend class="unseen">All others</legend><div class="groups">${[...rest].map(
        ([name, values]) =>
          html`<details><summary>${name} (${values.length})</summary><div class="choices">${boxes(values)}</div></details>\n`,
      )}</div></fieldset></details>`
}`,
  })}</section>`
}

const fewMax = 40

const boxes = (values: readonly string[]): Html =>
  html`${values.map((value) => html`<label class="choice"><input type="checkbox" name="permission" value="${value}"> <span>${value}</span></label>\n`)}`

export function addPermissions(visit: Visit, app: AppRegistration, form: URLSearchParams): Answer {
  const kind: Kind = form.get('kind') === 'application' ? 'application' : 'delegated'
  const wanted = form.getAll('permission')
  if (wanted.length === 0)
    return refusedAt(visit, addressOf(app, form.get('api') ?? '', kind), 'Select at least one permission.')
  for (const permission of wanted) {
    const done = addPermission(visit.premises, app, form.get('api') ?? '', kind, permission)
    if (!done.ok) return refusedAt(visit, pathOf(app, 'permissions'), done.reason)
  }
  return doneAt(
    visit,
    pathOf(app, 'permissions'),
    `${wanted.join(', ')} ${wanted.length === 1 ? 'is' : 'are'} configured. Whether anybody has consented is another question.`,
  )
}
