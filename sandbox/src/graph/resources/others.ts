// Types that clients read beside users and groups.

import { named, resource, types } from './resource.ts'
import { support } from './support.ts'

const { text, texts, flag, moment, guid, objects } = types

const common = 'eq ge le in startsWith | null'

export const device = resource(
  'device',
  {
    id: text,
    ...named(
      text,
      'deviceCategory deviceId deviceMetadata deviceOwnership displayName enrollmentProfileName enrollmentType managementType manufacturer mdmAppId model onPremisesSecurityIdentifier operatingSystem operatingSystemVersion profileType trustType',
    ),
    ...named(flag, 'accountEnabled isCompliant isManaged isManagementRestricted isRooted onPremisesSyncEnabled'),
    ...named(
      moment,
      'approximateLastSignInDateTime complianceExpirationDateTime deletedDateTime onPremisesLastSyncDateTime registrationDateTime',
    ),
    ...named(texts, 'physicalIds systemLabels'),
    deviceVersion: types.number,
    alternativeSecurityIds: objects({ type: types.number, identityProvider: text, key: text }),
  },
  {
    defaults:
      'id deletedDateTime accountEnabled approximateLastSignInDateTime complianceExpirationDateTime deviceCategory deviceId deviceMetadata deviceOwnership deviceVersion displayName enrollmentProfileName enrollmentType isCompliant isManaged isManagementRestricted isRooted managementType manufacturer mdmAppId model onPremisesLastSyncDateTime onPremisesSecurityIdentifier onPremisesSyncEnabled operatingSystem operatingSystemVersion physicalIds profileType registrationDateTime systemLabels trustType alternativeSecurityIds'.split(
        ' ',
      ),
    relations: ['registeredOwners', 'registeredUsers', 'memberOf', 'transitiveMemberOf'],
    support: support(
      {
        id: 'eq in',
        accountEnabled: 'eq in',
        approximateLastSignInDateTime: 'eq ge le | null',
        deviceId: 'eq startsWith',
        displayName: common,
        isCompliant: 'eq',
        isManaged: 'eq',
        operatingSystem: 'eq ge le startsWith | null',
        operatingSystemVersion: 'eq ge le startsWith | null',
        registrationDateTime: '| eq ge le in',
        trustType: 'eq in',
      },
      {
        approximateLastSignInDateTime: 'advanced',
        displayName: 'advanced',
        deletedDateTime: 'advanced',
      },
    ),
  },
)

export const servicePrincipal = resource(
  'servicePrincipal',
  {
    id: text,
    ...named(
      text,
      'appDescription appDisplayName appId applicationTemplateId createdByAppId description disabledByMicrosoftStatus displayName homepage loginUrl logoutUrl notes preferredSingleSignOnMode servicePrincipalType signInAudience',
    ),
    appOwnerOrganizationId: guid,
    ...named(flag, 'accountEnabled appRoleAssignmentRequired'),
    ...named(moment, 'deletedDateTime'),
    ...named(texts, 'alternativeNames notificationEmailAddresses replyUrls servicePrincipalNames tags'),
    appRoles: objects({
      id: guid,
      value: text,
      displayName: text,
      description: text,
      isEnabled: flag,
      origin: text,
      allowedMemberTypes: texts,
    }),
    keyCredentials: objects({ keyId: guid }),
    passwordCredentials: objects({ keyId: guid }),
  },
  {
    defaults:
      'id deletedDateTime accountEnabled alternativeNames appDescription appDisplayName appId applicationTemplateId appOwnerOrganizationId appRoleAssignmentRequired description disabledByMicrosoftStatus displayName homepage loginUrl logoutUrl notes notificationEmailAddresses preferredSingleSignOnMode replyUrls servicePrincipalNames servicePrincipalType signInAudience tags appRoles keyCredentials passwordCredentials'.split(
        ' ',
      ),
    relations: ['owners', 'memberOf', 'transitiveMemberOf', 'claimsMappingPolicies', 'appRoleAssignments'],
    support: support(
      {
        id: 'eq in',
        accountEnabled: 'eq in',
        appId: 'eq in',
        appOwnerOrganizationId: '| eq in',
        displayName: common,
        servicePrincipalNames: 'eq startsWith',
        servicePrincipalType: 'eq in',
        tags: 'eq startsWith',
      },
      { displayName: 'advanced', deletedDateTime: 'advanced' },
    ),
  },
)

export const application = resource(
  'application',
  {
    id: text,
    ...named(
      text,
      'appId description disabledByMicrosoftStatus displayName groupMembershipClaims notes publisherDomain signInAudience',
    ),
    ...named(moment, 'createdDateTime deletedDateTime'),
    ...named(texts, 'identifierUris tags'),
    appRoles: objects({
      id: guid,
      value: text,
      displayName: text,
      description: text,
      isEnabled: flag,
      origin: text,
      allowedMemberTypes: texts,
    }),
    keyCredentials: objects({ keyId: guid }),
    passwordCredentials: objects({
      keyId: guid,
      displayName: text,
      hint: text,
      startDateTime: moment,
      endDateTime: moment,
    }),
    requiredResourceAccess: objects({ resourceAppId: text }),
    web: types.object({ redirectUris: texts }),
  },
  {
    defaults:
      'id deletedDateTime appId createdDateTime description disabledByMicrosoftStatus displayName groupMembershipClaims identifierUris notes publisherDomain signInAudience tags appRoles keyCredentials passwordCredentials requiredResourceAccess web'.split(
        ' ',
      ),
    relations: ['owners'],
    support: support(
      {
        id: 'eq in',
        appId: 'eq in',
        createdDateTime: 'eq ge le in',
        displayName: common,
        identifierUris: 'eq ge le startsWith',
        publisherDomain: 'eq ge le startsWith',
        signInAudience: 'eq in',
      },
      { createdDateTime: 'advanced', displayName: 'advanced', deletedDateTime: 'advanced' },
    ),
  },
)

export const directoryRole = resource(
  'directoryRole',
  { id: text, ...named(text, 'displayName description roleTemplateId'), deletedDateTime: moment },
  {
    defaults: ['id', 'deletedDateTime', 'description', 'displayName', 'roleTemplateId'],
    relations: ['members'],
    support: support({ id: 'eq', displayName: 'eq', roleTemplateId: 'eq' }, {}),
  },
)

export const claimsMappingPolicy = resource(
  'claimsMappingPolicy',
  {
    id: text,
    ...named(text, 'displayName description'),
    definition: texts,
    isOrganizationDefault: flag,
    deletedDateTime: moment,
  },
  {
    defaults: ['id', 'deletedDateTime', 'definition', 'displayName', 'isOrganizationDefault'],
    relations: ['appliesTo'],
    support: support({ id: 'eq', displayName: 'eq startsWith' }, {}),
  },
)

/** What every object of the directory is, whatever else it is. */
export const directoryObject = resource(
  'directoryObject',
  { id: text, deletedDateTime: moment, displayName: text, description: text, mail: text, userPrincipalName: text },
  {
    defaults: ['id'],
    relations: [],
    support: support({ id: 'eq in', displayName: 'eq startsWith | ge le null' }, { displayName: 'advanced' }),
  },
)
