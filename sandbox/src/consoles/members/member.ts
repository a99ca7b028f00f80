// Whoever looks, as a member of the environment: only members see what is in Dataverse.

import { html } from 'hono/html'
import { type DataverseUser, depthOf, userOfObject } from '../../dataverse/index.ts'
import { type Answer, inEnvironment, showConsole, type Visit } from '../frame/index.ts'

export type MemberVisit = Visit & {
  member: DataverseUser
  /** Who may change members, their roles and everybody's rows. */
  isAdministrator: boolean
}

export const asMember = <Rest extends unknown[]>(go: (visit: MemberVisit, ...rest: Rest) => Answer) =>
  inEnvironment<Rest>((visit, ...rest) => {
    const member = userOfObject(visit.premises, visit.person.id)
    if (!member || member.isDisabled) return showStranger(visit)
    return go({ ...visit, member, isAdministrator: depthOf(member, 'prvWriteUser') === 'global' }, ...rest)
  })

const showStranger = (visit: Visit): Answer =>
  showConsole(
    visit,
    {
      title: 'You don’t have access to this environment',
      lead: `${visit.person.displayName} is not a member of it. An administrator, such as Grace Okafor, adds people in the Power Platform admin center, under Users. Somebody else may be one: switch the account at the top right.`,
      body: html``,
    },
    403,
  )
