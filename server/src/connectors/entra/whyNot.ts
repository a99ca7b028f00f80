// Why a membership can't be changed: Graph says little, so the group and the user are looked at.

import type { Call } from '@countersign/core/connectors'
import { z } from 'zod'
import { failure } from './done.ts'
import type { Graph } from './graph.ts'
import { messageIn } from './messageIn.ts'

type Refusal = { status: number; body: unknown }
type About = { userId: string; groupId: string; called: string; verb: 'added to' | 'taken out of' }

const group = z.object({
  displayName: z.string().nullable().default(null),
  groupTypes: z.array(z.string()).nullish(),
  mailEnabled: z.boolean().nullish(),
  onPremisesSyncEnabled: z.boolean().nullish(),
  isAssignableToRole: z.boolean().nullish(),
})

const select = 'displayName,groupTypes,mailEnabled,onPremisesSyncEnabled,isAssignableToRole'

/** The group may be changed, and whoever should be taken out of it is not in it. */
export const notThere: Call = failure('Nobody of that id is a member of the group.')

export const noSuchUser = (called: string): string =>
  `There is no user “${called}” in Microsoft Entra ID, so nobody was added or taken out. Correct the User ID.`

export async function whyNot(graph: Graph, refusal: Refusal, about: About): Promise<Call> {
  const asked = await graph.ask('GET', `/groups/${about.groupId}?$select=${select}`, { refusals: [404] })
  if (!asked.ok) return asked.call
  if (asked.status === 404) return failure(`There is no group ${about.groupId} in Microsoft Entra ID.`)
  const read = group.parse(asked.body)
  const name = `“${read.displayName ?? about.groupId}”`
  const guarded = guardOf(read, name, about)
  if (guarded !== undefined) return failure(guarded)
  if (refusal.status === 404) return about.verb === 'taken out of' ? notThere : failure(noSuchUser(about.called))
  if (refusal.status !== 403)
    return failure(`Microsoft Graph does not change the members of ${name}: ${messageIn(refusal.body)}`)
  const who = graph.actedAs().account ?? `The application of “${graph.connection}”`
  return failure(
    `${who} may not change the members of ${name}. The account has to own the group, or to have a role such as Groups Administrator.`,
  )
}

function guardOf(read: z.output<typeof group>, name: string, { verb }: About): string | undefined {
  const isUnified = read.groupTypes?.includes('Unified')
  if (read.groupTypes?.includes('DynamicMembership'))
    return `${name} is a dynamic group: a rule says who is in it, and nobody can be ${verb} it by hand. Choose another group, or change the rule.`
  if (read.onPremisesSyncEnabled)
    return `${name} comes from a directory on premises: nobody can be ${verb} it in the cloud. Change it there.`
  if (read.mailEnabled && !isUnified)
    return `${name} is looked after by Exchange: nobody can be ${verb} it through Microsoft Graph. Change it in Exchange.`
  if (read.isAssignableToRole)
    return `Roles can be assigned to ${name}: only a Privileged Role Administrator changes its members, and Countersign asks for no such permission.`
  return undefined
}
