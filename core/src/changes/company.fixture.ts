import type { GroupDetails, Reference, UserDetails } from '../directory/index.ts'

export const person = (id: string): Reference => ({ id, kind: 'user', name: id })

export const userOf = (id: string, more: Partial<UserDetails> = {}): UserDetails => ({
  ...{ id, kind: 'user', name: id, version: '1', fixed: null, manager: [], additionalManagers: [] },
  attributes: {
    displayName: id,
    userPrincipalName: `${id}@alder.example`,
    mailNickname: id,
    department: 'Sales',
    accountEnabled: true,
  },
  ...more,
})

export const groupOf = (id: string, more: Partial<GroupDetails> = {}): GroupDetails => ({
  ...{ id, kind: 'group', name: id, version: '1', fixed: null, owners: [], additionalOwners: [] },
  attributes: { displayName: id, mailNickname: id, groupType: 'security', securityType: 'semi-private' },
  ...more,
})
