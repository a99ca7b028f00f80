// How a request is put, before anybody looks at what it asks for.

import type { EntraError } from './error.ts'

export const requestErrors = {
  tenantNotFound: {
    code: 90002,
    error: 'invalid_request',
    evidence: 'recorded',
    text: (tenant) =>
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    advice: 'Use the tenant id or the domain that the sandbox’s home page shows.',
  },
  tenantMalformed: {
    code: 900023,
    error: 'invalid_request',
    evidence: 'assumed',
    text: (tenant) =>
      `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
    advice: 'A tenant is a GUID, a verified domain, or one of common and organizations.',
  },
  notMultiTenant: {
    code: 50194,
    error: 'unauthorized_client',
    evidence: 'documented',
    text: (clientId, name, created) =>
      `Application '${clientId}'(${name}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '${created}'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
    advice: 'Put the tenant’s id where the address says common or organizations.',
  },
  notForConsumers: {
    code: 9002346,
    error: 'invalid_request',
    evidence: 'assumed',
    text: (clientId, name) =>
      `Application '${clientId}'(${name}) is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request.`,
    advice: 'The sandbox has no personal accounts: put the tenant’s id where the address says consumers.',
  },
  parameterMissing: {
    code: 900144,
    error: 'invalid_request',
    evidence: 'documented',
    text: (parameter) => `The request body must contain the following parameter: '${parameter}'.`,
    advice: 'Send the parameter: in the query of /authorize, in a form-encoded body to /token.',
  },
  parameterRepeated: {
    code: 9000411,
    error: 'invalid_request',
    evidence: 'assumed',
    text: (parameter) => `The request is not properly formatted. The parameter '${parameter}' is duplicated.`,
    advice: 'Send every parameter once.',
  },
  malformedRequest: {
    code: 9002313,
    error: 'invalid_request',
    evidence: 'assumed',
    text: (what) => `Invalid request. Request is malformed or invalid. ${what}`,
    advice: 'Compare the request with the OAuth 2.0 authorization code flow.',
  },
  unsupportedResponseType: {
    code: 70005,
    error: 'unsupported_response_type',
    evidence: 'documented',
    text: (responseType) => `The app returned an unsupported response type '${responseType}'.`,
    advice: 'Ask for response_type=code.',
  },
  unsupportedResponseMode: {
    code: 70007,
    error: 'invalid_request',
    evidence: 'documented',
    text: (responseMode) => `'${responseMode}' is not a supported value of 'response_mode' when requesting a token.`,
    advice: 'Use query, fragment or form_post.',
  },
  unsupportedPrompt: {
    code: 90023,
    error: 'invalid_request',
    evidence: 'assumed',
    text: (prompt) => `Unsupported 'prompt' value '${prompt}'.`,
    advice: 'Use one of login, none, consent and select_account, or leave it away.',
  },
  challengeMissing: {
    code: 50147,
    error: 'invalid_request',
    evidence: 'documented',
    text: () => 'The size of the code challenge parameter is not valid.',
    advice: 'A code_challenge_method needs its code_challenge.',
  },
  challengeSize: {
    code: 501491,
    error: 'invalid_request',
    evidence: 'documented',
    text: () => 'Invalid size of Code_Challenge parameter.',
    advice: 'A challenge has 43 to 128 characters; for S256 it is exactly 43.',
  },
  methodNotPost: {
    code: 900561,
    error: 'invalid_request',
    evidence: 'assumed',
    text: (method) => `The endpoint only accepts POST requests. Received a ${method} request.`,
    advice: 'Send a form-encoded POST.',
  },
  unsupportedGrantType: {
    code: 70003,
    error: 'unsupported_grant_type',
    evidence: 'documented',
    text: (grantType) => `The app requested an unsupported grant type '${grantType}'.`,
    advice: 'The sandbox plays authorization_code, refresh_token, client_credentials and password.',
  },
  sharedAuthorityOfGrant: {
    code: 9001023,
    error: 'invalid_request',
    evidence: 'documented',
    text: () =>
      'The grant type is not supported over the /common or /consumers endpoints. Please use the /organizations or tenant-specific endpoint.',
    advice: 'Nobody is signed in with this grant who could tell the tenant: put its id where the address says common.',
  },
  throttled: {
    code: 90055,
    error: 'temporarily_unavailable',
    status: 429,
    evidence: 'documented',
    text: () => 'There are too many incoming requests.',
    advice: 'A fault that is in force made this answer. Wait as long as Retry-After says, if there is one.',
  },
  transient: {
    code: 90033,
    error: 'temporarily_unavailable',
    status: 503,
    evidence: 'documented',
    text: () => 'A transient error has occurred. Please try again.',
    advice: 'A fault that is in force made this answer. Try again.',
  },
} as const satisfies Record<string, EntraError>
