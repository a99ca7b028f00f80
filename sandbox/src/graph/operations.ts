// All that Graph can do here.

import {
  applicationOperations,
  appRoleAssignmentOperations,
  policyOperations,
  servicePrincipalOperations,
} from './apps/index.ts'
import type { Operation } from './call.ts'
import { deltaOperations } from './delta/index.ts'
import { deviceOperations } from './devices.ts'
import { deletedOperations, membershipOperations, objectOperations } from './directoryObjects/index.ts'
import { favoriteOperations, memberOperations, readGroups, writeGroups } from './groups/index.ts'
import { invitationOperations } from './invitations.ts'
import { organizationOperations } from './organization.ts'
import { riskOperations } from './risk/index.ts'
import { siteOperations } from './sites/index.ts'
import { subscriptionOperations } from './subscriptions/index.ts'
import { managerOperations, readUsers, writeUsers } from './users/index.ts'

export const operations: readonly Operation[] = [
  ...readUsers,
  ...writeUsers,
  ...managerOperations,
  ...readGroups,
  ...writeGroups,
  ...memberOperations,
  ...favoriteOperations,
  ...objectOperations,
  ...membershipOperations,
  ...deletedOperations,
  ...deltaOperations,
  ...deviceOperations,
  ...servicePrincipalOperations,
  ...applicationOperations,
  ...appRoleAssignmentOperations,
  ...policyOperations,
  ...invitationOperations,
  ...organizationOperations,
  ...riskOperations,
  ...siteOperations,
  ...subscriptionOperations,
]
