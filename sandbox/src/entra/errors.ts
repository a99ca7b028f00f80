// What Entra says when it says no: every AADSTS code this sandbox can answer with.
//
// `evidence` tells how far to trust a row: "documented" by Microsoft, "recorded" from a real answer, or "assumed" (the
// code is known, its exact text or its `error` is not). Clients should branch on `error` alone in any case.

export type OAuthError =
  | 'access_denied'
  | 'consent_required'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_resource'
  | 'invalid_scope'
  | 'invalid_tenant'
  | 'login_required'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'

export type EntraError = {
  code: number
  error: OAuthError
  evidence: 'documented' | 'recorded' | 'assumed'
  /** The first sentence of `error_description`, made from the details of the case. */
  text: (...details: string[]) => string
  /** What whoever meets it in the sandbox should do; Entra is less talkative. */
  advice: string
}

export const entraErrors = {
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
  clientNotFound: {
    code: 700016,
    error: 'unauthorized_client',
    evidence: 'recorded',
    text: (clientId, tenantName) =>
      `Application with identifier '${clientId}' was not found in the directory '${tenantName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
    advice: 'Use the application (client) ID of an app registration on the sandbox’s home page.',
  },
  redirectUriMismatch: {
    code: 50011,
    error: 'invalid_request',
    evidence: 'documented',
    text: (redirectUri, clientId) =>
      `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`,
    advice:
      'Addresses are compared letter by letter. Start the sandbox with this one in SANDBOX_REDIRECT_URIS, or send one that is registered.',
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
  implicitIdTokenOff: {
    code: 700054,
    error: 'unsupported_response_type',
    evidence: 'documented',
    text: () => `response_type 'id_token' is not enabled for the application.`,
    advice: 'The implicit grant is off for this app registration. Ask for response_type=code.',
  },
  implicitTokenOff: {
    code: 700051,
    error: 'unsupported_response_type',
    evidence: 'assumed',
    text: () => `response_type 'token' is not enabled for the application.`,
    advice: 'The implicit grant is off for this app registration. Ask for response_type=code.',
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
    advice: 'Today the sandbox knows one resource, https://graph.microsoft.com.',
  },
  notSignedIn: {
    code: 50058,
    error: 'login_required',
    evidence: 'documented',
    text: () => 'A silent sign-in request was sent but no user is signed in.',
    advice: 'Expected with prompt=none: ask again without it, so that a person can sign in.',
  },
  signInCancelled: {
    code: 65004,
    error: 'access_denied',
    evidence: 'documented',
    text: () => 'User declined to consent to access the app.',
    advice: 'The person pressed Cancel. Offer to try again.',
  },
  formForeign: {
    code: 165000,
    error: 'invalid_request',
    evidence: 'assumed',
    text: () =>
      'Invalid Request: The request did not include the required tokens from the user context. One or more of the user context values (cookies; form fields; headers) were not supplied or invalid.',
    advice: 'The sign-in form did not come from this browser, or its cookies were cleared. Start again from the app.',
  },
  consentRequired: {
    code: 65001,
    error: 'consent_required',
    evidence: 'documented',
    text: (clientId, name) => consentSentence(clientId, name),
    advice: 'The app asks for a permission that nobody has agreed to. The home page lists those granted.',
  },
  consentMissing: {
    code: 65001,
    error: 'invalid_grant',
    evidence: 'documented',
    text: (clientId, name) => consentSentence(clientId, name),
    advice: 'The app asks for a permission that nobody has agreed to. The home page lists those granted.',
  },
  adminConsentRequired: {
    code: 90094,
    error: 'access_denied',
    evidence: 'documented',
    text: (name, permissions) =>
      `Admin consent is required. ${name} needs permission to access resources in your organization that only an admin can grant: ${permissions}.`,
    advice:
      'At Alder Instruments only administrators agree to permissions. Ask for those that the home page lists as granted.',
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
    advice: 'Today the sandbox plays authorization_code and refresh_token.',
  },
  credentialMissing: {
    code: 7000218,
    error: 'invalid_client',
    evidence: 'documented',
    text: () => `The request body must contain the following parameter: 'client_assertion' or 'client_secret'.`,
    advice: 'Send the client secret in the body, or id and secret by HTTP Basic.',
  },
  secretWrong: {
    code: 7000215,
    error: 'invalid_client',
    evidence: 'recorded',
    text: (clientId) =>
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    advice: 'Send the secret’s value as it was shown when it was made.',
  },
  secretExpired: {
    code: 7000222,
    error: 'invalid_client',
    evidence: 'recorded',
    text: (clientId) =>
      `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
    advice: 'Empty the sandbox’s data folder to get a fresh secret.',
  },
  assertionRefused: {
    code: 700027,
    error: 'invalid_client',
    evidence: 'documented',
    text: () => 'Client assertion failed signature validation. [Reason - The key was not found.]',
    advice: 'No certificate is registered for this app. Send its client secret.',
  },
  grantInvalid: {
    code: 70000,
    error: 'invalid_grant',
    evidence: 'assumed',
    text: (parameter) => `The provided value for the input parameter '${parameter}' is not valid.`,
    advice: 'The sandbox never issued it to this app. Sign in again.',
  },
  codeExpired: {
    code: 70008,
    error: 'invalid_grant',
    evidence: 'recorded',
    text: () =>
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    advice: 'A code lives for ten minutes. Sign in again.',
  },
  refreshTokenExpired: {
    code: 700082,
    error: 'invalid_grant',
    evidence: 'documented',
    text: (issued, inactive) =>
      `The refresh token has expired due to inactivity. The token was issued on ${issued} and was inactive for ${inactive}.`,
    advice: 'A refresh token that is not used for 90 days is dead. Sign in again.',
  },
  codeRedeemed: {
    code: 54005,
    error: 'invalid_grant',
    evidence: 'documented',
    text: () =>
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.',
    advice: 'A code is good for one exchange. Sign in again.',
  },
  redirectUriChanged: {
    code: 500112,
    error: 'invalid_client',
    evidence: 'assumed',
    text: (sent, expected) =>
      `The reply address '${sent}' does not match the reply address '${expected}' provided when requesting Authorization code.`,
    advice: 'Send the same redirect_uri to /token as to /authorize.',
  },
  verifierMismatch: {
    code: 501481,
    error: 'invalid_grant',
    evidence: 'assumed',
    text: () => 'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    advice: 'Send the verifier whose challenge went to /authorize.',
  },
} as const satisfies Record<string, EntraError>

const consentSentence = (clientId: string, name: string): string =>
  `The user or administrator has not consented to use the application with ID '${clientId}' named '${name}'. Send an interactive authorization request for this user and resource.`
