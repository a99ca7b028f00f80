import { html } from 'hono/html'
import { isTrue, text } from '../../../directory/index.ts'
import { type Answer, linkButton, paged, showConsole, table, type Visit } from '../../frame/index.ts'
import { searchField } from '../search.ts'
import { groupKind, groupPath, groupsPath, mayChangeGroup, membershipOf, nameOf, seesMembers } from './group.ts'

/** "All groups" */
export function showGroups(visit: Visit): Answer {
  const find = visit.c.req.query('find')?.trim() ?? ''
  const wanted = find.toLowerCase()
  const view = visit.premises.directory.latest()
  const found = view
    .all('group')
    .filter((group) => [nameOf(group), text(group, 'mail') ?? ''].some((one) => one.toLowerCase().includes(wanted)))
    .toSorted((one, other) => nameOf(one).localeCompare(nameOf(other), 'en'))
  const { shown, pager } = paged(visit, found)
  return showConsole(visit, {
    title: 'Groups',
    ...(mayChangeGroup(visit) ? { commands: linkButton(`${groupsPath}/new`, 'New group', true) } : {}),
    body: html`${searchField({ action: groupsPath, label: 'Search by name or address', find })}
<p class="soft below" role="status">${found.length} ${found.length === 1 ? 'group' : 'groups'} found</p>
${table({
  caption: 'All groups',
  columns: ['Name', 'Group type', 'Membership type', 'Members', 'Email', 'Source'],
  rows: shown.map((group) => [
    html`<a href="${groupPath(group)}">${nameOf(group)}</a>`,
    groupKind(group),
    membershipOf(group),
    seesMembers(visit, group) ? String(view.targets(group.id, 'member').length) : 'Hidden',
    text(group, 'mail') ?? '–',
    isTrue(group, 'onPremisesSyncEnabled') ? 'Windows Server AD' : 'Cloud',
  ]),
  empty: { title: `No group fits “${find}”` },
})}${pager}`,
  })
}
