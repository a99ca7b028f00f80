import { day } from '../clock.ts'
import { employees } from '../company/index.ts'
import type { Store } from '../store/index.ts'
import { findRegistration, register, setRedirectUris } from './appRegistrations.ts'
import { graph } from './resources.ts'

const clientId = '2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21'

const holder = (alias: string): string[] => employees.filter((one) => one.alias === alias).map(({ id }) => id)

/** Two years: the longest that Entra's portal offers for a secret. */
const secretLife = 730 * day

/** Countersign as an administrator of Alder Instruments would have registered it. */
export function seedCountersign(store: Store, redirectUris: readonly string[], now: Date): void {
  if (!findRegistration(store, clientId))
    register(store, {
      clientId,
      displayName: 'Countersign',
      signInAudience: 'AzureADMyOrg',
      groupClaims: 'SecurityGroup',
      createdAt: now.getTime(),
      secrets: [
        {
          id: '5de84684-b084-4bcc-8a1c-a76d0fef015b',
          description: 'Sandbox only',
          value: 'sandbox-only-secret',
          endsAt: now.getTime() + secretLife,
        },
      ],
      roles: [
        {
          id: 'c2939fe4-474a-4a99-bec3-de3456090a58',
          value: 'administrator',
          displayName: 'Administrator',
          holders: holder('grace'),
        },
        {
          id: 'bc9b1373-0f71-48b0-b43e-b73532093447',
          value: 'workflow-designer',
          displayName: 'Workflow designer',
          holders: holder('mateo'),
        },
        {
          id: 'c9b24c83-e040-42c3-a599-d96a1639f457',
          value: 'help-desk',
          displayName: 'Help desk',
          holders: holder('priya'),
        },
        {
          id: 'ab40a10c-3c56-4ad6-95c2-dfa6956b2ee7',
          value: 'auditor',
          displayName: 'Auditor',
          holders: holder('jonas'),
        },
      ],
      consent: [{ resourceId: graph.id, permissions: ['openid', 'profile', 'email', 'offline_access', 'User.Read'] }],
    })
  setRedirectUris(store, clientId, redirectUris)
}
