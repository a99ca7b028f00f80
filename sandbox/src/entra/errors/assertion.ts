// A client assertion: the token an app makes itself and signs with the key of its certificate.

import type { EntraError } from './error.ts'

export const assertionErrors = {
  assertionMalformed: {
    code: 50027,
    error: 'invalid_request',
    evidence: 'assumed',
    text: (what) => `JWT token is invalid or malformed. ${what}`,
    advice:
      'An assertion has the header alg (PS256 or RS256) and x5t#S256 or x5t, and the claims aud, iss, sub, jti, nbf and exp.',
  },
  assertionKeyNotFound: {
    code: 700027,
    error: 'invalid_client',
    evidence: 'documented',
    text: (thumbprint, clientId) =>
      `Client assertion failed signature validation. [Reason - The key was not found., Thumbprint of key used by client: '${thumbprint}', Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${clientId}'.]`,
    advice: 'No certificate with this thumbprint is registered for this app. Upload its public half.',
  },
  assertionKeyExpired: {
    code: 700027,
    error: 'invalid_client',
    evidence: 'documented',
    text: (thumbprint, starts, ends) =>
      `Client assertion failed signature validation. [Reason - The key used is expired., Thumbprint of key used by client: '${thumbprint}', Found key 'Start=${starts}, End=${ends}'.]`,
    advice: 'The certificate is not in its time, by the sandbox’s clock. Upload a new one.',
  },
  assertionSignatureWrong: {
    code: 700027,
    error: 'invalid_client',
    evidence: 'documented',
    text: (thumbprint) =>
      `Client assertion failed signature validation. [Reason - The key was found, but use of the key to verify the signature failed., Thumbprint of key used by client: '${thumbprint}'.]`,
    advice: 'Sign with the private key that belongs to the certificate, over the header and claims that are sent.',
  },
  assertionAudienceWrong: {
    code: 700023,
    error: 'invalid_client',
    evidence: 'recorded',
    text: () => 'Client assertion audience claim does not match Realm issuer.',
    advice: 'The aud of an assertion is the address of this tenant’s token endpoint, or the tenant’s issuer.',
  },
  assertionOutOfTime: {
    code: 700024,
    error: 'invalid_client',
    evidence: 'documented',
    text: (now, from, until) =>
      `Client assertion is not within its valid time range. Current time: ${now}, assertion valid from ${from}, expiry time of assertion ${until}.`,
    advice: 'Make a new assertion. It goes by the world’s clock, however far the sandbox’s was moved.',
  },
  assertionOfAnother: {
    code: 700021,
    error: 'invalid_client',
    evidence: 'documented',
    text: () => `Client assertion application identifier doesn't match 'client_id' parameter.`,
    advice: 'The iss and sub of an assertion are the client id of the app.',
  },
} as const satisfies Record<string, EntraError>
