// What is asked for, and at which resource.

import type { EntraError } from './error.ts'

export const scopeErrors = {
  scopeInvalid: {
    code: 70011,
    error: 'invalid_scope',
    evidence: 'documented',
    text: (scope) =>
      `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
    advice: 'Separate scopes by spaces; write each as a permission or as resource/permission.',
  },
  resourceNotFound: {
    code: 500011,
    error: 'invalid_resource',
    evidence: 'documented',
    text: (resource, tenantName) =>
      `The resource principal named ${resource} was not found in the tenant named ${tenantName}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.`,
    advice:
      'The sandbox knows https://graph.microsoft.com, https://service.flow.microsoft.com/, https://service.powerapps.com, https://management.azure.com, its own address for Dataverse, and the client ids of its app registrations.',
  },
  scopeOfSeveral: {
    code: 700022,
    error: 'invalid_scope',
    evidence: 'documented',
    text: (scope) =>
      `The provided value for the input parameter scope '${scope}' isn't valid because it contains more than one resource.`,
    advice: 'A token is for one resource. Ask /token once for each; a refresh token is good for all of them.',
  },
  scopeNotDefault: {
    code: 1002012,
    error: 'invalid_scope',
    evidence: 'assumed',
    text: (scope) =>
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    advice: 'Ask for resource/.default: what an app may do for itself is said by its registration, not by the request.',
  },
  permissionUnknown: {
    code: 650053,
    error: 'invalid_client',
    evidence: 'recorded',
    text: (name, permission, resourceAppId) =>
      `The application '${name}' asked for scope '${permission}' that doesn't exist on the resource '${resourceAppId}'. Contact the app vendor.`,
    advice: 'There is no delegated permission of this name at this resource. Without a resource, Graph is meant.',
  },
  resourceNotConfigured: {
    code: 650057,
    error: 'invalid_client',
    evidence: 'recorded',
    text: (clientId, name, asked, resourceAppId) =>
      `Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: ${clientId}(${name}). Resource value from request: ${asked}. Resource app ID: ${resourceAppId}. List of valid resources from app registration: .`,
    advice: 'Add a permission of this resource on the app registration’s page "API permissions".',
  },
} as const satisfies Record<string, EntraError>
