// The APIs around Power Automate and Dataverse. None of them has permissions for apps themselves: Dataverse knows
// application users and security roles instead, the others want a person.

import { organization } from '../../company/index.ts'
import type { Doors } from '../../premises.ts'
import { delegated, type Resource } from './resource.ts'

/**
 * The one environment of the sandbox. A token for it names its address: one of the two of the sandbox, or the one that
 * it would have in the cloud, for clients that work it out of an organization code and a region.
 */
export const dataverse = ({ http, https }: Doors): Resource => ({
  id: http,
  appId: '00000007-0000-0000-c000-000000000000',
  displayName: 'Dataverse',
  otherIds: [https, organization.url, organization.apiUrl],
  delegated: delegated('user_impersonation', ''),
  application: [],
})

/** A token for a flow's trigger has to name it with the slash at its end; asking for that takes a scope with two. */
export const flowService: Resource = {
  id: 'https://service.flow.microsoft.com',
  appId: '7df0a125-d3be-4c96-aa54-591f83ff541c',
  displayName: 'Microsoft Flow Service',
  otherIds: [],
  delegated: delegated(
    'Activity.Read.All Approvals.Manage.All Approvals.Read.All Flows.Manage.All Flows.Read.All Flows.Read.Plans Flows.Write.Plans',
    'User',
  ),
  application: [],
}

export const powerApps: Resource = {
  id: 'https://service.powerapps.com',
  appId: '475226c6-020e-4fb2-8a90-7a972cbfc1d4',
  displayName: 'PowerApps Service',
  otherIds: ['https://api.bap.microsoft.com'],
  delegated: delegated('User', ''),
  application: [],
}

/** Some tools manage flows with a token of this one. */
export const azureManagement: Resource = {
  id: 'https://management.azure.com',
  appId: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  displayName: 'Windows Azure Service Management API',
  otherIds: ['https://management.core.windows.net'],
  delegated: delegated('user_impersonation', ''),
  application: [],
}
