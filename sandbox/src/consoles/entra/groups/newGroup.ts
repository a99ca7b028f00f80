import { html } from 'hono/html'
import { createGroup, directoryRolesOf, type NewGroup } from '../../../directory/index.ts'
import {
  type Answer,
  card,
  checkField,
  choiceField,
  doneAt,
  postForm,
  selectField,
  showConsole,
  textArea,
  textField,
  type Visit,
} from '../../frame/index.ts'
import { refusalText } from '../refusals.ts'
import { allGroups, groupPath, groupsPath, mayChangeGroup, notAllowed } from './group.ts'

export const showNewGroup = (visit: Visit): Answer => show(visit, new URLSearchParams(), undefined)

/** Only those who hand out roles make groups that hold them. */
const mayAssignRoles = ({ premises, person }: Visit): boolean =>
  directoryRolesOf(premises.directory, person.id).includes('Global Administrator')

function show(visit: Visit, filled: URLSearchParams, fault: string | undefined): Answer {
  return showConsole(
    visit,
    {
      title: 'New group',
      trail: [allGroups],
      ...(fault === undefined ? {} : { notice: { tone: 'refused', text: fault } as const }),
      body: mayChangeGroup(visit) ? form(visit, filled) : html`<p class="soft">${notAllowed(visit)}</p>`,
    },
    fault === undefined ? 200 : 400,
  )
}

function form(visit: Visit, filled: URLSearchParams) {
  const of = (name: string): string => filled.get(name) ?? ''
  return card(
    'Group',
    postForm(visit, {
      action: groupsPath,
      submit: 'Create',
      cancel: groupsPath,
      body: html`${selectField({
        name: 'type',
        label: 'Group type',
        value: of('type'),
        options: [
          { value: 'security', text: 'Security' },
          { value: 'microsoft365', text: 'Microsoft 365' },
        ],
      })}
${textField({ name: 'displayName', label: 'Group name', value: of('displayName'), isRequired: true })}
${textArea({ name: 'description', label: 'Group description', value: of('description'), rows: 2 })}
${choiceField({
  name: 'membership',
  label: 'Membership type',
  value: of('membership') || 'assigned',
  options: [
    { value: 'assigned', text: 'Assigned' },
    { value: 'dynamic', text: 'Dynamic user' },
  ],
})}
${textArea({ name: 'rule', label: 'Rule syntax (dynamic groups)', value: of('rule'), hint: 'For example: user.department -eq "Sales"', rows: 2 })}
${mayAssignRoles(visit) ? checkField({ name: 'assignable', label: 'Microsoft Entra roles can be assigned to the group', isOn: filled.has('assignable') }) : ''}`,
    }),
  )
}

export function create(visit: Visit, sent: URLSearchParams): Answer {
  const { directory } = visit.premises
  const of = (name: string): string => sent.get(name)?.trim() ?? ''
  const displayName = of('displayName')
  if (displayName === '' || displayName.length > 256)
    return show(visit, sent, 'A group has a name of 256 letters at most.')
  const isUnified = of('type') === 'microsoft365'
  const isDynamic = of('membership') === 'dynamic'
  const isAssignable = sent.has('assignable') && mayAssignRoles(visit)
  if (isAssignable && isDynamic)
    return show(visit, sent, 'A group that can be assigned to a role cannot have dynamic membership.')
  const given: NewGroup = {
    displayName,
    mailNickname: nicknameOf(displayName),
    mailEnabled: isUnified,
    securityEnabled: !isUnified,
    groupTypes: [...(isUnified ? ['Unified'] : []), ...(isDynamic ? ['DynamicMembership'] : [])],
    ...(of('description') === '' ? {} : { description: of('description').slice(0, 1024) }),
    ...(isDynamic ? { membershipRule: of('rule'), membershipRuleProcessingState: 'On' } : {}),
    ...(isAssignable ? { isAssignableToRole: true } : {}),
  }
  const outcome = createGroup(directory, given, { owners: [visit.person.id], members: [] })
  if (!outcome.ok) return show(visit, sent, refusalText(directory, outcome.refusal, displayName))
  return doneAt(visit, groupPath(outcome.value), `${displayName} was created. ${visit.person.displayName} owns it.`)
}

const nicknameOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 64) || 'group'
