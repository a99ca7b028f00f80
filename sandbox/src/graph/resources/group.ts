import { named, resource, types } from './resource.ts'
import { support } from './support.ts'

const { text, texts, flag, moment, guid, objects, object } = types

export const group = resource(
  'group',
  {
    id: text,
    ...named(
      text,
      'classification description displayName mail mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesNetBiosName onPremisesSamAccountName onPremisesSecurityIdentifier preferredDataLocation preferredLanguage securityIdentifier theme visibility uniqueName',
    ),
    ...named(texts, 'groupTypes proxyAddresses resourceBehaviorOptions resourceProvisioningOptions infoCatalogs'),
    ...named(
      flag,
      'isAssignableToRole mailEnabled securityEnabled onPremisesSyncEnabled allowExternalSenders autoSubscribeNewMembers hideFromAddressLists hideFromOutlookClients isSubscribedByMail isArchived isFavorite hasMembersWithLicenseErrors isManagementRestricted',
    ),
    ...named(moment, 'createdDateTime deletedDateTime expirationDateTime onPremisesLastSyncDateTime renewedDateTime'),
    assignedLicenses: objects({ skuId: guid, disabledPlans: { type: 'collection', of: guid } }),
    assignedLabels: objects({ displayName: text, labelId: text }),
    licenseProcessingState: object({ state: text }),
    onPremisesProvisioningErrors: objects({
      category: text,
      occurredDateTime: moment,
      propertyCausingError: text,
      value: text,
    }),
    serviceProvisioningErrors: objects({ createdDateTime: moment, isResolved: flag, serviceInstance: text }),
  },
  {
    defaults:
      'id deletedDateTime classification createdDateTime description displayName expirationDateTime groupTypes isAssignableToRole mail mailEnabled mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesLastSyncDateTime onPremisesNetBiosName onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled preferredDataLocation preferredLanguage proxyAddresses renewedDateTime resourceBehaviorOptions resourceProvisioningOptions securityEnabled securityIdentifier theme visibility onPremisesProvisioningErrors'.split(
        ' ',
      ),
    relations: ['members', 'owners', 'memberOf', 'transitiveMemberOf', 'transitiveMembers'],
    support: support(
      {
        id: 'eq in',
        assignedLicenses: 'eq',
        classification: 'eq ge le startsWith',
        description: 'eq ge le startsWith | null',
        displayName: 'eq ge le in startsWith | null',
        expirationDateTime: 'eq ge le in',
        groupTypes: 'eq',
        hasMembersWithLicenseErrors: 'eq',
        isAssignableToRole: 'eq | null',
        mail: 'eq ge le in startsWith | endsWith null',
        mailEnabled: 'eq',
        mailNickname: 'eq ge le in startsWith',
        membershipRule: 'eq ge le startsWith',
        membershipRuleProcessingState: 'eq in',
        onPremisesLastSyncDateTime: 'eq ge le in',
        onPremisesSamAccountName: 'eq ge le in startsWith',
        onPremisesSecurityIdentifier: 'eq | null',
        onPremisesSyncEnabled: 'eq in | null',
        preferredLanguage: 'eq ge le in startsWith | null',
        proxyAddresses: 'eq ge le startsWith | endsWith',
        renewedDateTime: 'eq ge le in',
        resourceProvisioningOptions: 'eq',
        securityEnabled: 'eq in',
        securityIdentifier: 'eq',
        uniqueName: 'eq',
      },
      { displayName: 'default', deletedDateTime: 'advanced' },
    ),
  },
)
