import { html } from 'hono/html'
import { type DataverseUser, dataverseUsers } from '../../dataverse/index.ts'
import {
  type Answer,
  badge,
  type Cell,
  environmentPath,
  linkButton,
  type MenuItem,
  menu,
  showConsole,
  table,
} from '../frame/index.ts'
import { asMember, type MemberVisit } from '../members/index.ts'
import { appUsers, type Kind, listPath, people } from './kinds.ts'

const listed = (kind: Kind) =>
  asMember(
    (visit): Answer =>
      showConsole(visit, {
        title: kind.title,
        trail: [{ text: 'Environment details', href: `${environmentPath(visit)}/hub` }],
        lead: kind.lead,
        ...(visit.isAdministrator
          ? { commands: linkButton(`${listPath(visit, kind)}/new`, `New ${kind.one}`, true) }
          : {}),
        body: html`${table({
          caption: kind.title,
          columns: ['Name', kind === appUsers ? 'App ID' : 'Username', 'Security roles', 'State', ''],
          rows: dataverseUsers(visit.premises)
            .filter(kind.holds)
            .map((user) => row(visit, kind, user)),
          empty: { title: 'There are none' },
        })}${visit.isAdministrator ? '' : html`<p class="pager soft">Only a System Administrator, such as Grace Okafor, changes this.</p>`}`,
      }),
  )

export const showAppUsers = listed(appUsers)
export const showUsers = listed(people)

const row = (visit: MemberVisit, kind: Kind, user: DataverseUser): Cell[] => [
  user.name,
  kind === appUsers ? html`<code>${user.applicationId ?? ''}</code>` : (user.domainName ?? ''),
  user.roles.length === 0 ? html`<span class="soft">None</span>` : user.roles.map(({ name }) => name).join(', '),
  user.isDisabled ? badge('idle', 'Inactive') : badge('good', 'Active'),
  visit.isAdministrator
    ? menu(visit, { id: `more-${user.id}`, label: user.name, items: itemsFor(visit, kind, user) })
    : '',
]

function itemsFor(visit: MemberVisit, kind: Kind, { id, isDisabled }: DataverseUser): MenuItem[] {
  const path = `${listPath(visit, kind)}/${id}`
  return [
    { text: 'Edit security roles', href: `${path}/roles` },
    isDisabled ? { text: 'Activate', post: `${path}/activate` } : { text: 'Deactivate', post: `${path}/deactivate` },
  ]
}
