import { homeTenant } from '../directory/index.ts'
import { type Answer, ok, refuse } from './answer.ts'
import type { Call, Operation } from './call.ts'
import * as needs from './needs.ts'

export const organizationOperations: readonly Operation[] = [
  { method: 'GET', path: '/organization', needs: needs.readOrganization, run: list },
  { method: 'GET', path: '/organization/{id}', needs: needs.readOrganization, run: get },
]

function list(call: Call): Answer {
  return ok({ '@odata.context': `${call.base}/$metadata#organization`, value: [selected(call, organization(call))] })
}

function get(call: Call): Answer {
  const home = organization(call)
  const [key = ''] = call.keys
  return key.toLowerCase() === home.id
    ? ok({ '@odata.context': `${call.base}/$metadata#organization/$entity`, ...selected(call, home) })
    : refuse('notFound', key)
}

function organization({ premises }: Call) {
  const { id, name, domain } = homeTenant(premises.store)
  return {
    id,
    deletedDateTime: null,
    businessPhones: ['+46 40 628 04 00'],
    city: 'Malmö',
    country: 'Sweden',
    countryLetterCode: 'SE',
    createdDateTime: '2010-01-01T00:00:00Z',
    defaultUsageLocation: 'SE',
    displayName: name,
    marketingNotificationEmails: [],
    onPremisesLastSyncDateTime: '2026-11-20T06:00:00Z',
    onPremisesSyncEnabled: true,
    partnerTenantType: null,
    postalCode: '211 19',
    preferredLanguage: 'en',
    privacyProfile: null,
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    state: 'Skåne',
    street: 'Alkajen 4',
    technicalNotificationMails: [`it@${domain}`],
    tenantType: 'AAD',
    mobileDeviceManagementAuthority: 'unknown',
    assignedPlans: [],
    provisionedPlans: [],
    verifiedDomains: [
      {
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: true,
        isInitial: true,
        name: domain,
        type: 'Managed',
      },
    ],
  } as const
}

function selected({ options }: Call, home: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const wanted = options.select?.map((name) => name.toLowerCase())
  return Object.fromEntries(Object.entries(home).filter(([name]) => wanted?.includes(name.toLowerCase()) ?? true))
}
