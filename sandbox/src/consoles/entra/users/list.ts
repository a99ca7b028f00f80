import { html } from 'hono/html'
import { everybody, findPeople, isTrue, text } from '../../../directory/index.ts'
import { type Answer, badge, linkButton, paged, showConsole, table, tabs, type Visit } from '../../frame/index.ts'
import { searchField } from '../search.ts'
import { mayChangeUser, usersPath } from './user.ts'

export const userTabs = (current: 'all' | 'deleted') =>
  tabs('Users', [
    { text: 'All users', href: usersPath, isCurrent: current === 'all' },
    { text: 'Deleted users', href: `${usersPath}/deleted`, isCurrent: current === 'deleted' },
  ])

/** "All users" */
export function showUsers(visit: Visit): Answer {
  const { directory } = visit.premises
  const find = visit.c.req.query('find')?.trim() ?? ''
  const all = everybody(directory)
  const found = find === '' ? all : findPeople(all, find)
  const { shown, pager } = paged(visit, found)
  return showConsole(visit, {
    title: 'Users',
    ...(mayChangeUser(visit) ? { commands: linkButton(`${usersPath}/new`, 'New user', true) } : {}),
    body: html`${userTabs('all')}
${searchField({ action: usersPath, label: 'Search by name, address, title or department', find })}
<p class="soft below" role="status">${found.length} ${found.length === 1 ? 'user' : 'users'} found</p>
${table({
  caption: 'All users',
  columns: [
    'Display name',
    'User principal name',
    'User type',
    'Sign-in',
    'On-premises sync',
    'Job title',
    'Department',
  ],
  rows: shown.map(({ id, displayName, userPrincipalName, jobTitle, department }) => {
    const user = directory.latest().find(id)
    return [
      html`<a href="${usersPath}/${id}">${displayName}</a>`,
      userPrincipalName,
      (user && text(user, 'userType')) ?? 'Member',
      user && isTrue(user, 'accountEnabled') ? badge('good', 'Enabled') : badge('bad', 'Blocked'),
      user && isTrue(user, 'onPremisesSyncEnabled') ? 'Yes' : 'No',
      jobTitle || '–',
      department || '–',
    ]
  }),
  empty: { title: `Nobody fits “${find}”` },
})}${pager}`,
  })
}
