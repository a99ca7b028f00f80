import { html } from 'hono/html'
import { type DirectoryObject, deleteObject, isDynamic, isTrue, text, updateGroup } from '../../../directory/index.ts'
import {
  type Answer,
  card,
  doneAt,
  linkButton,
  moment,
  pairs,
  postForm,
  refusedAt,
  showConfirm,
  textArea,
  textField,
  type Visit,
} from '../../frame/index.ts'
import { refusalText } from '../refusals.ts'
import {
  allGroups,
  groupKind,
  groupPath,
  groupsPath,
  mayChangeGroup,
  membershipOf,
  nameOf,
  seesMembers,
  showGroupPage,
} from './group.ts'

export function showGroup(visit: Visit, group: DirectoryObject): Answer {
  const view = visit.premises.directory.latest()
  const created = text(group, 'createdDateTime')
  const rule = text(group, 'membershipRule')
  return showGroupPage(visit, group, 'overview', {
    lead: text(group, 'description') ?? '',
    ...(mayChangeGroup(visit, group) ? { commands: linkButton(`${groupPath(group)}/delete`, 'Delete') } : {}),
    body: html`${card(
      'Properties',
      pairs([
        ['Object ID', html`<code>${group.id}</code>`],
        ['Group type', groupKind(group)],
        ['Membership type', membershipOf(group)],
        ['Source', isTrue(group, 'onPremisesSyncEnabled') ? 'Windows Server AD: changed there only' : 'Cloud'],
        ['Members', seesMembers(visit, group) ? String(view.targets(group.id, 'member').length) : 'Hidden'],
        ['Owners', String(view.targets(group.id, 'owner').length)],
        ['Email', text(group, 'mail') ?? '–'],
        ['Microsoft Entra roles can be assigned to the group', isTrue(group, 'isAssignableToRole') ? 'Yes' : 'No'],
        ['Created', created === null ? '–' : moment(Date.parse(created))],
      ]),
    )}
${rule === null ? '' : card('Dynamic membership rule', html`<pre><code>${rule}</code></pre><p class="soft next">${text(group, 'membershipRuleProcessingState') === 'On' ? 'Whoever fits the rule is a member, and nobody else.' : 'Processing is paused: the group stays as it is.'}</p>`)}
${mayChangeGroup(visit, group) ? card('Change', form(visit, group)) : ''}`,
  })
}

const form = (visit: Visit, group: DirectoryObject) =>
  postForm(visit, {
    action: groupPath(group),
    submit: 'Save',
    body: html`${textField({ name: 'displayName', label: 'Group name', value: nameOf(group), isRequired: true })}
${textArea({ name: 'description', label: 'Group description', value: text(group, 'description') ?? '', rows: 2 })}
${isDynamic(group) ? textArea({ name: 'rule', label: 'Rule syntax', value: text(group, 'membershipRule') ?? '', rows: 3, isRequired: true }) : ''}`,
  })

export function change(visit: Visit, group: DirectoryObject, sent: URLSearchParams): Answer {
  const { directory } = visit.premises
  const of = (name: string): string => sent.get(name)?.trim() ?? ''
  const displayName = of('displayName')
  if (displayName === '' || displayName.length > 256)
    return refusedAt(visit, groupPath(group), 'A group has a name of 256 letters at most.')
  const outcome = updateGroup(directory, group.id, {
    displayName,
    description: of('description') === '' ? null : of('description').slice(0, 1024),
    ...(isDynamic(group) ? { membershipRule: of('rule') } : {}),
  })
  return outcome.ok
    ? doneAt(visit, groupPath(group), `${displayName} was updated.`)
    : refusedAt(visit, groupPath(group), refusalText(directory, outcome.refusal, nameOf(group)))
}

export const confirmDeletion = (visit: Visit, group: DirectoryObject): Answer =>
  showConfirm(visit, {
    title: `Delete the group ${nameOf(group)}?`,
    trail: [allGroups, { text: nameOf(group), href: groupPath(group) }],
    text:
      groupKind(group) === 'Microsoft 365'
        ? 'A Microsoft 365 group can be brought back for 30 days, with all that were in it.'
        : 'It is gone at once, and nobody can bring it back.',
    action: `${groupPath(group)}/delete`,
    submit: 'Delete',
    back: groupPath(group),
  })

export function remove(visit: Visit, group: DirectoryObject): Answer {
  const { directory } = visit.premises
  const outcome = deleteObject(directory, group.id)
  return outcome.ok
    ? doneAt(visit, groupsPath, `${nameOf(group)} was deleted.`)
    : refusedAt(visit, groupPath(group), refusalText(directory, outcome.refusal, nameOf(group)))
}
