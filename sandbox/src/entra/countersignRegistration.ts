import { day } from '../clock.ts'
import { employeeId } from '../company/index.ts'
import type { Premises } from '../premises.ts'
import type { Store } from '../store/index.ts'
import {
  addRegistration,
  addRole,
  addSecret,
  assignRole,
  configurePermission,
  findRegistration,
  setRedirectUris,
} from './apps/index.ts'
import { agreeForEverybody, agreeToAll } from './consents/index.ts'
import { graph } from './resources/index.ts'

/** What the documentation tells whoever sets Countersign up. */
export const countersignId = '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21'

/** Two years: the longest that Entra's portal offers for a secret. */
const secretLife = 730 * day

/** Countersign as an administrator of Alder Instruments would have registered it. Answers whether it is new. */
export function seedCountersign(store: Store, redirectUris: readonly string[], now: Date): boolean {
  const isNew = !findRegistration(store, countersignId)
  if (isNew) register(store, now.getTime())
  setRedirectUris(store, countersignId, redirectUris)
  return isNew
}

/** The administrator agrees to what it asks for, once its service principal is there. */
export function agreeToCountersign(premises: Premises): void {
  const app = findRegistration(premises.store, countersignId)
  if (app) agreeToAll(premises, app)
}

/** What it holds for itself: it looks after the directory. */
const applicationPermissions = [
  'Directory.Read.All',
  'User.ReadWrite.All',
  'Group.ReadWrite.All',
  'User-PasswordProfile.ReadWrite.All',
]

function register(store: Store, now: number): void {
  addRegistration(store, {
    clientId: countersignId,
    displayName: 'Countersign',
    groupClaims: 'SecurityGroup',
    tellsAuthTime: true,
    createdAt: now,
  })
  addSecret(store, countersignId, {
    id: '5de84684-b084-4bcc-8a1c-a76d0fef015b',
    description: 'Sandbox only',
    value: 'sandbox-only-secret',
    startsAt: now,
    endsAt: now + secretLife,
  })
  for (const { holder, ...role } of roles) {
    addRole(store, countersignId, role)
    assignRole(store, role.id, employeeId(holder))
  }
  const permissions = ['openid', 'profile', 'email', 'offline_access', 'User.Read'].map((permission) => ({
    resourceAppId: graph.appId,
    permission,
  }))
  for (const one of permissions) configurePermission(store, countersignId, { ...one, kind: 'delegated' })
  agreeForEverybody(store, countersignId, permissions)
  for (const permission of applicationPermissions)
    configurePermission(store, countersignId, { resourceAppId: graph.appId, kind: 'application', permission })
}

const roles = [
  {
    id: 'c2939fe4-474a-4a99-bec3-de3456090a58',
    value: 'administrator',
    displayName: 'Administrator',
    holder: 'grace',
  },
  {
    id: 'bc9b1373-0f71-48b0-b43e-b73532093447',
    value: 'workflow-designer',
    displayName: 'Workflow designer',
    holder: 'mateo',
  },
  { id: 'c9b24c83-e040-42c3-a599-d96a1639f457', value: 'help-desk', displayName: 'Help desk', holder: 'priya' },
  { id: 'ab40a10c-3c56-4ad6-95c2-dfa6956b2ee7', value: 'auditor', displayName: 'Auditor', holder: 'jonas' },
]
