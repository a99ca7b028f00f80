// Which app asks, and whether it may ask this way.

import type { EntraError } from './error.ts'

export const clientErrors = {
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
    advice: 'Addresses are compared letter by letter. Register this one with the app, or send one that is registered.',
  },
  implicitIdTokenOff: {
    code: 700054,
    error: 'unsupported_response_type',
    evidence: 'documented',
    text: () => `response_type 'id_token' is not enabled for the application.`,
    advice: 'Tick "ID tokens" on the app registration’s Authentication page, or ask for response_type=code.',
  },
  implicitTokenOff: {
    code: 700051,
    error: 'unsupported_response_type',
    evidence: 'assumed',
    text: () => `response_type 'token' is not enabled for the application.`,
    advice: 'Tick "Access tokens" on the app registration’s Authentication page, or ask for response_type=code.',
  },
  credentialMissing: {
    code: 7000218,
    error: 'invalid_client',
    evidence: 'documented',
    text: () => `The request body must contain the following parameter: 'client_assertion' or 'client_secret'.`,
    advice:
      'Send the client secret in the body, id and secret by HTTP Basic, or an assertion signed with the app’s certificate. Only redirect URIs of single-page, mobile and desktop apps do without.',
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
    advice: 'Add a new client secret to the app registration. A fault that is in force can make this answer, too.',
  },
  clientDisabled: {
    code: 7000112,
    error: 'unauthorized_client',
    evidence: 'documented',
    text: (clientId, name) => `Application '${clientId}'(${name}) is disabled.`,
    advice: 'Somebody turned sign-in off for this app in the tenant. Turn it on again.',
  },
  publicClientWithSecret: {
    code: 700025,
    error: 'invalid_client',
    evidence: 'documented',
    text: () => `Client is public so neither 'client_assertion' nor 'client_secret' should be presented.`,
    advice:
      'The redirect URI is that of a single-page, mobile or desktop app, where no secret stays one. Leave it away, or use a redirect URI of the platform Web.',
  },
  crossOriginOnly: {
    code: 9002327,
    error: 'invalid_request',
    evidence: 'documented',
    text: () =>
      `Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.`,
    advice: 'A browser sends the Origin header by itself. A server wants a redirect URI of the platform Web.',
  },
  crossOriginRefused: {
    code: 9002326,
    error: 'invalid_request',
    evidence: 'documented',
    text: (origin) =>
      `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'.`,
    advice: 'A page in a browser wants a redirect URI of the platform Single-page application.',
  },
  crossOriginWithoutProof: {
    code: 9002325,
    error: 'invalid_request',
    evidence: 'documented',
    text: () => 'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    advice: 'Send a code_challenge to /authorize and its code_verifier to /token.',
  },
} as const satisfies Record<string, EntraError>
