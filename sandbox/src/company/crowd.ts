// More people than anybody could name, for whoever wants to see how a large directory feels.

import type { Directory, DirectoryObject } from '../directory/index.ts'
import { securityIdentifier } from '../directory/index.ts'
import { departments, stableId, tenant } from './alder.ts'

export const crowdMax = 20_000

/** Makes them as many as asked for; those who are there already stay. In one group, so that it has pages of members. */
export function seedCrowd({ change, latest, clock }: Directory, count: number): number {
  const groupId = stableId('group/crowd')
  const createdDateTime = `${clock().toISOString().slice(0, 19)}Z`
  change(({ view, put, link }) => {
    if (!view.find(groupId)) put(crowd(groupId, createdDateTime))
    for (let number = 1; number <= count; number++) {
      const user = anybody(number, createdDateTime)
      if (view.find(user.id)) continue
      put(user)
      link(groupId, 'member', user.id)
    }
  })
  return latest().all('user').length
}

const crowd = (id: string, createdDateTime: string): DirectoryObject => ({
  id,
  kind: 'group',
  state: 'live',
  properties: {
    createdDateTime,
    securityIdentifier: securityIdentifier(id),
    displayName: 'Crowd',
    description: 'People without a story',
    mailNickname: 'crowd',
    mailEnabled: false,
    securityEnabled: true,
  },
})

function anybody(number: number, createdDateTime: string): DirectoryObject {
  const digits = String(number).padStart(5, '0')
  const id = stableId(`user/crowd/${digits}`)
  const name = `person${digits}@${tenant.domain}`
  return {
    id,
    kind: 'user',
    state: 'live',
    properties: {
      accountEnabled: true,
      userType: 'Member',
      createdDateTime,
      securityIdentifier: securityIdentifier(id),
      displayName: `Person ${digits}`,
      givenName: 'Person',
      surname: digits,
      userPrincipalName: name,
      mailNickname: `person${digits}`,
      mail: name,
      department: departments[number % departments.length] ?? 'Operations',
      jobTitle: 'Extra',
      employeeId: `C${digits}`,
    },
  }
}
