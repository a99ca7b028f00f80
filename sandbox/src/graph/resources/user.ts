import { named, resource, types } from './resource.ts'
import { support } from './support.ts'

const { text, texts, flag, moment, guid, object, objects } = types

const extensionAttributes = object(
  named(text, Array.from({ length: 15 }, (_, place) => `extensionAttribute${place + 1}`).join(' ')),
)

export const user = resource(
  'user',
  {
    id: text,
    ...named(
      text,
      'displayName givenName surname mail mailNickname userPrincipalName userType jobTitle department companyName officeLocation city country state postalCode streetAddress mobilePhone faxNumber usageLocation preferredLanguage preferredDataLocation employeeId employeeType ageGroup consentProvidedForMinor legalAgeGroupClassification creationType externalUserState onPremisesDistinguishedName onPremisesDomainName onPremisesImmutableId onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesUserPrincipalName passwordPolicies securityIdentifier aboutMe mySite preferredName',
    ),
    ...named(
      texts,
      'businessPhones otherMails proxyAddresses imAddresses interests pastProjects responsibilities schools skills',
    ),
    ...named(flag, 'accountEnabled onPremisesSyncEnabled showInAddressList isResourceAccount isManagementRestricted'),
    ...named(
      moment,
      'createdDateTime deletedDateTime employeeHireDate employeeLeaveDateTime externalUserStateChangeDateTime lastPasswordChangeDateTime onPremisesLastSyncDateTime signInSessionsValidFromDateTime birthday hireDate',
    ),
    identities: objects({ signInType: text, issuer: text, issuerAssignedId: text }),
    assignedLicenses: objects({ skuId: guid, disabledPlans: { type: 'collection', of: guid } }),
    assignedPlans: objects({ assignedDateTime: moment, capabilityStatus: text, service: text, servicePlanId: guid }),
    provisionedPlans: objects({ capabilityStatus: text, provisioningStatus: text, service: text }),
    onPremisesExtensionAttributes: extensionAttributes,
    onPremisesProvisioningErrors: objects({
      category: text,
      occurredDateTime: moment,
      propertyCausingError: text,
      value: text,
    }),
    serviceProvisioningErrors: objects({ createdDateTime: moment, isResolved: flag, serviceInstance: text }),
    employeeOrgData: object({ division: text, costCenter: text }),
    passwordProfile: object({
      forceChangePasswordNextSignIn: flag,
      forceChangePasswordNextSignInWithMfa: flag,
      password: text,
    }),
  },
  {
    defaults:
      'businessPhones displayName givenName jobTitle mail mobilePhone officeLocation preferredLanguage surname userPrincipalName id'.split(
        ' ',
      ),
    relations: [
      'manager',
      'directReports',
      'memberOf',
      'transitiveMemberOf',
      'ownedObjects',
      'ownedDevices',
      'registeredDevices',
    ],
    support: support(
      {
        id: 'eq in',
        accountEnabled: 'eq in | ge le',
        ageGroup: 'eq in',
        assignedLicenses: 'eq',
        assignedPlans: 'eq',
        businessPhones: 'eq startsWith',
        city: 'eq ge le in startsWith | null',
        companyName: '| eq ge le in startsWith null',
        consentProvidedForMinor: 'eq in',
        country: 'eq ge le in startsWith | null',
        createdDateTime: 'eq ge le | in',
        creationType: 'eq in',
        deletedDateTime: 'eq ge le | in',
        department: 'eq ge le in startsWith | null',
        displayName: 'eq ge le in startsWith | null',
        employeeHireDate: '| eq ge le in',
        employeeId: 'eq startsWith | ge le in null',
        employeeType: '| eq ge le in startsWith',
        externalUserState: 'eq in',
        givenName: 'eq ge le in startsWith | null',
        identities: 'eq',
        imAddresses: 'eq ge le startsWith',
        isResourceAccount: 'eq',
        jobTitle: 'eq ge le in startsWith | null',
        mail: 'eq ge le in startsWith | endsWith null',
        mailNickname: 'eq ge le in startsWith | null',
        mobilePhone: '| eq ge le in startsWith null',
        officeLocation: '| eq ge le in startsWith null',
        onPremisesExtensionAttributes: '| eq ge le in',
        onPremisesImmutableId: '| eq ge le in',
        onPremisesLastSyncDateTime: '| eq ge le in',
        onPremisesSamAccountName: '| eq ge le in startsWith',
        onPremisesSecurityIdentifier: 'eq in | null',
        onPremisesSyncEnabled: 'eq in | ge le null',
        onPremisesUserPrincipalName: 'eq ge le in startsWith',
        otherMails: 'eq ge le in startsWith | endsWith',
        passwordPolicies: '| eq null',
        postalCode: '| eq ge le in startsWith null',
        preferredLanguage: '| eq ge le in startsWith null',
        proxyAddresses: 'eq ge le startsWith | endsWith null',
        showInAddressList: '| eq ge le in',
        state: 'eq ge le in startsWith | null',
        streetAddress: '| eq ge le in startsWith null',
        surname: 'eq ge le in startsWith | null',
        usageLocation: 'eq ge le in startsWith',
        userPrincipalName: 'eq ge le in startsWith | endsWith',
        userType: 'eq in | null',
      },
      {
        displayName: 'default',
        userPrincipalName: 'default',
        createdDateTime: 'advanced',
        deletedDateTime: 'advanced',
      },
    ),
  },
)

/** Kept in SharePoint, not in the directory: told of one user at a time, when selected, and no change of the directory. */
export const profileProperties: ReadonlySet<string> = new Set(
  'aboutMe birthday hireDate interests mySite pastProjects preferredName responsibilities schools skills'.split(' '),
)

/** All that a token with no more than User.ReadBasic.All sees. */
export const basicProperties: ReadonlySet<string> = new Set(
  'id displayName givenName surname mail userPrincipalName securityIdentifier'.split(' '),
)
