// "My flows", the tab of desktop flows.

import { html } from 'hono/html'
import { accessTo, type DesktopFlow, findUser, ownsFlow } from '../../dataverse/index.ts'
import { flowTabs } from '../flows/index.ts'
import { badge, type Cell, linkButton, type MenuItem, menu, moment, showConsole, table } from '../frame/index.ts'
import { asMember, type MemberVisit } from '../members/index.ts'
import { flowsPath, flowsSeen, pathTo } from './flowAt.ts'
import { runsPath } from './runs/index.ts'

export const showFlows = asMember((visit) =>
  showConsole(visit, {
    title: 'My flows',
    commands: linkButton(`${flowsPath(visit)}/new`, 'New desktop flow', true),
    body: html`${flowTabs(visit)}${table({
      caption: 'Desktop flows',
      columns: ['Name', 'State', 'Modified', 'Owner', 'You', ''],
      rows: flowsSeen(visit).map((flow) => row(visit, flow)),
      empty: {
        title: 'You don’t have any desktop flows',
        text: 'They appear here when somebody shares one with you, or when you make one by “New desktop flow”.',
      },
    })}`,
  }),
)

const row = (visit: MemberVisit, flow: DesktopFlow): Cell[] => [
  html`<a href="${pathTo(visit, flow, 'details')}">${flow.name}</a>`,
  stateOf(flow),
  moment(flow.modifiedAt),
  findUser(visit.premises, flow.ownerId)?.name ?? '',
  roleText(visit, flow),
  menu(visit, { id: `more-${flow.id}`, label: flow.name, items: itemsFor(visit, flow) }),
]

export const stateOf = ({ isPublished }: DesktopFlow) =>
  isPublished ? badge('good', 'Published') : badge('idle', 'Draft')

const roles = { owner: 'Owner', 'co-owner': 'Co-owner', user: 'User' } as const

function roleText({ premises, member }: MemberVisit, flow: DesktopFlow): string {
  const access = accessTo(premises.store, flow, member)
  return access ? roles[access] : 'Administrator'
}

function itemsFor(visit: MemberVisit, flow: DesktopFlow): MenuItem[] {
  const details = { text: 'Details', href: pathTo(visit, flow, 'details') }
  if (!ownsFlow(visit.premises.store, visit.member, flow)) return [details]
  return [
    details,
    { text: 'Run history', href: `${runsPath(visit)}?flow=${flow.id}` },
    { text: 'Share', href: pathTo(visit, flow, 'share') },
    { text: 'Answer by itself', href: pathTo(visit, flow, 'answer') },
    flow.isPublished
      ? { text: 'Make it a draft', post: pathTo(visit, flow, 'unpublish') }
      : { text: 'Publish', post: pathTo(visit, flow, 'publish') },
  ]
}
