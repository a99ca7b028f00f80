// How the sandbox's calls are listed in Microsoft's permissions file, where they are.

import type { Called } from './permissions.ts'

/** Calls that the file does not have, or has under another name, each with what is known instead. */
export const notListed: Readonly<Record<string, string>> = {
  'DELETE /groups/{id}/members/{id}': 'the file means its /$ref; without it the member itself is deleted',
  'GET /users/{id}/identities': 'a property by itself, as the user',
  'GET /directory/deletedItems/microsoft.graph.user': 'by the documentation: as reading users',
  'GET /directory/deletedItems/microsoft.graph.group': 'by the documentation: as reading groups',
  'GET /directory/deletedItems/microsoft.graph.servicePrincipal': 'by the documentation: as reading apps',
  'GET /directory/deletedItems/{id}': 'by the documentation, by the kind of the object',
  'DELETE /directory/deletedItems/{id}': 'by the documentation, by the kind of the object',
  'POST /directory/deletedItems/{id}/restore': 'by the documentation, by the kind of the object',
  'POST /subscriptions': 'goes by what is subscribed to',
  'GET /subscriptions': 'an app sees its own',
  'GET /subscriptions/{id}': 'an app sees its own',
  'PATCH /subscriptions/{id}': 'an app sees its own',
  'DELETE /subscriptions/{id}': 'an app sees its own',
  'POST /subscriptions/{id}/reauthorize': 'an app sees its own',
}

const listedElsewhere: Readonly<Record<string, readonly [string, string]>> = {
  'POST /groups/{id}/members/$ref': ['DELETE', '/groups/{id}/members/{id}'],
  'GET /policies/claimsMappingPolicies/{id}': ['GET', '/policies/claimsMappingPolicies/{id}'],
}

/** Every call as it is, and once more below `/me` where the file has it so. */
export function callsOf(operations: readonly { method: string; path: string }[]): Called[] {
  return operations
    .filter(({ method, path }) => !(`${method} ${path}` in notListed))
    .flatMap(({ method, path }) => {
      const listed = listedElsewhere[`${method} ${path}`] ?? [method, path]
      const own: Called = { method, path, listedAs: listed }
      if (!path.startsWith('/users/{id}') || method !== 'GET') return [own]
      const me = path.replace('/users/{id}', '/me')
      return [own, { method, path: me, listedAs: [method, me] as const }]
    })
}

const roles = 'the documentation wants AppRoleAssignment.ReadWrite.All with it'
const organization = 'the documentation gives one organization to whoever may list them'

/** Where the sandbox follows the documentation against the file: the call, what is told of it, and why. */
export const deviations: readonly { call: RegExp; told: RegExp; reason: string }[] = [
  {
    call: /^POST \/servicePrincipals\/{id}\/appRoleAssignments$/,
    told: /^refused with (Application\.ReadWrite\.All|Directory\.Read\.All)$/,
    reason: roles,
  },
  { call: /^GET \/organization\/{id}$/, told: /^admitted with one of/, reason: organization },
]
