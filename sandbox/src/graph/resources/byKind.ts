import type { Kind } from '../../directory/index.ts'
import { group } from './group.ts'
import { application, claimsMappingPolicy, device, directoryRole, servicePrincipal } from './others.ts'
import type { Resource } from './resource.ts'
import { user } from './user.ts'

/** How each kind of directory object looks in Graph. */
export const byKind: Readonly<Record<Kind, Resource>> = {
  user,
  group,
  device,
  servicePrincipal,
  directoryRole,
  claimsMappingPolicy,
  application,
}
