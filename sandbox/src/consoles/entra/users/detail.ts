import { html } from 'hono/html'
import { type DirectoryObject, directoryRolesOf, isTrue, text } from '../../../directory/index.ts'
import type { Html } from '../../../pages/index.ts'
import {
  type Answer,
  badge,
  type Cell,
  card,
  linkButton,
  moment,
  pairs,
  postButton,
  showConsole,
  table,
  type Visit,
} from '../../frame/index.ts'
import { groupKind } from '../groups/index.ts'
import { allUsers, mayChangeUser, nameOf, userPath } from './user.ts'

/** A user: who they are, whom they report to, where they are in. */
export function showUser(visit: Visit, user: DirectoryObject): Answer {
  const isEnabled = isTrue(user, 'accountEnabled')
  const path = userPath(user)
  return showConsole(visit, {
    title: nameOf(user),
    trail: [allUsers],
    lead: text(user, 'userPrincipalName') ?? '',
    ...(mayChangeUser(visit, user)
      ? {
          commands: html`${linkButton(`${path}/edit`, 'Edit properties')}
${postButton(visit, { action: `${path}/${isEnabled ? 'block' : 'unblock'}`, text: isEnabled ? 'Block sign-in' : 'Unblock sign-in' })}
${linkButton(`${path}/delete`, 'Delete')}`,
        }
      : {}),
    body: html`${card('Properties', pairs(properties(user)))}
${card('Manager', manager(visit, user))}
<h2>Groups</h2>
${groups(visit, user)}
${reports(visit, user)}
${roles(visit, user)}`,
  })
}

function properties(user: DirectoryObject): (readonly [string, Cell])[] {
  const of = (name: string): string => text(user, name) ?? '–'
  const created = text(user, 'createdDateTime')
  return [
    ['Object ID', html`<code>${user.id}</code>`],
    ['User principal name', of('userPrincipalName')],
    ['Account', isTrue(user, 'accountEnabled') ? badge('good', 'Enabled') : badge('bad', 'Sign-in is blocked')],
    ['User type', of('userType')],
    ...(text(user, 'externalUserState') === null ? [] : [['Invitation state', of('externalUserState')] as const]),
    ['First name', of('givenName')],
    ['Last name', of('surname')],
    ['Job title', of('jobTitle')],
    ['Department', of('department')],
    ['Office location', of('officeLocation')],
    ['Email', of('mail')],
    ['Mobile phone', of('mobilePhone')],
    ['Employee ID', of('employeeId')],
    ['Usage location', of('usageLocation')],
    ['Created', created === null ? '–' : moment(Date.parse(created))],
    ['On-premises sync enabled', isTrue(user, 'onPremisesSyncEnabled') ? 'Yes: changed on premises only' : 'No'],
  ]
}

function manager(visit: Visit, user: DirectoryObject): Html {
  const [current] = visit.premises.directory.latest().targets(user.id, 'manager')
  const path = `${userPath(user)}/manager`
  return html`<p>${current ? html`<a href="${userPath(current)}">${nameOf(current)}</a>` : 'Nobody'}</p>
${
  mayChangeUser(visit, user)
    ? html`<div class="buttons next">${linkButton(path, current ? 'Change manager' : 'Add manager')}
${current ? postButton(visit, { action: `${path}/remove`, text: 'Remove manager' }) : ''}</div>`
    : ''
}`
}

const groups = ({ premises }: Visit, user: DirectoryObject): Html =>
  table({
    caption: 'Groups',
    columns: ['Name', 'Group type', 'Object ID'],
    rows: premises.directory
      .latest()
      .sources(user.id, 'member')
      .filter(({ kind, properties }) => kind === 'group' && properties.visibility !== 'HiddenMembership')
      .map((group) => [
        html`<a href="/entra/groups/${group.id}">${nameOf(group)}</a>`,
        groupKind(group),
        html`<code>${group.id}</code>`,
      ]),
    empty: { title: 'In no group' },
  })

function reports({ premises }: Visit, user: DirectoryObject): Html | '' {
  const all = premises.directory.latest().sources(user.id, 'manager')
  return all.length === 0
    ? ''
    : html`<h2 class="next">Direct reports</h2>${table({
        caption: 'Direct reports',
        columns: ['Display name', 'User principal name', 'Job title'],
        rows: all.map((one) => [
          html`<a href="${userPath(one)}">${nameOf(one)}</a>`,
          text(one, 'userPrincipalName') ?? '',
          text(one, 'jobTitle') ?? '–',
        ]),
        empty: { title: 'None' },
      })}`
}

function roles({ premises }: Visit, user: DirectoryObject): Html | '' {
  const names = directoryRolesOf(premises.directory, user.id)
  return names.length === 0 ? '' : card('Assigned roles', html`<p>${names.join(', ')}</p>`)
}
