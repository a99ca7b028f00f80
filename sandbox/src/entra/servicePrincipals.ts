// What an app is in the tenant: a service principal. Every registration has one, and so has each of Microsoft's APIs.

import { stableId } from '../company/index.ts'
import type { Directory, DirectoryObject } from '../directory/index.ts'
import { isTrue, text } from '../directory/index.ts'
import type { Doors } from '../premises.ts'
import { type AppRegistration, appRegistrations } from './apps/index.ts'
import { microsoftsResources } from './resources/index.ts'

export const servicePrincipalOf = ({ latest }: Directory, appId: string): DirectoryObject | undefined =>
  latest()
    .all('servicePrincipal')
    .find((one) => text(one, 'appId')?.toLowerCase() === appId.toLowerCase())

/** Whoever is turned off in the tenant gets no tokens. */
export function enabledServicePrincipal(
  directory: Directory,
  { clientId }: AppRegistration,
): DirectoryObject | undefined {
  const servicePrincipal = servicePrincipalOf(directory, clientId)
  return servicePrincipal && isTrue(servicePrincipal, 'accountEnabled') ? servicePrincipal : undefined
}

export function enableServicePrincipal(directory: Directory, clientId: string, accountEnabled: boolean): void {
  directory.change(({ view, put }) => {
    const id = servicePrincipalOf(directory, clientId)?.id ?? ''
    const current = view.find(id)
    if (current) put({ ...current, properties: { ...current.properties, accountEnabled } })
  })
}

/** Those that are missing come; the others stay as somebody may have changed them. */
export function seedServicePrincipals(directory: Directory, tenantId: string, doors: Doors): void {
  for (const { id, appId, displayName } of microsoftsResources(doors))
    add(directory, appId, displayName, {
      appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
      // An address of the sandbox itself is none that outlives a start on another port.
      servicePrincipalNames: id === doors.http ? [appId] : [id, appId],
    })
  for (const app of appRegistrations(directory.store)) addServicePrincipal(directory, tenantId, app)
}

export const addServicePrincipal = (
  directory: Directory,
  tenantId: string,
  { clientId, displayName }: Pick<AppRegistration, 'clientId' | 'displayName'>,
): void =>
  add(directory, clientId, displayName, {
    appOwnerOrganizationId: tenantId,
    servicePrincipalNames: [clientId],
    tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
  })

function add(
  directory: Directory,
  appId: string,
  displayName: string,
  more: Readonly<Record<string, string | readonly string[]>>,
): void {
  if (servicePrincipalOf(directory, appId)) return
  directory.change(({ put }) =>
    put({
      id: stableId(`servicePrincipal/${appId}`),
      kind: 'servicePrincipal',
      state: 'live',
      properties: {
        accountEnabled: true,
        appId,
        appDisplayName: displayName,
        displayName,
        appRoleAssignmentRequired: false,
        servicePrincipalType: 'Application',
        signInAudience: 'AzureADMyOrg',
        ...more,
      },
    }),
  )
}
