// What an app was given and now exchanges.

import type { EntraError } from './error.ts'

export const grantErrors = {
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
  singlePageTokenExpired: {
    code: 700084,
    error: 'invalid_grant',
    evidence: 'documented',
    text: (issued) =>
      `The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which cannot be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page. The token was issued on ${issued}.`,
    advice: 'A page in a browser signs in anew every 24 hours, however often it refreshes.',
  },
  grantRevoked: {
    code: 50173,
    error: 'invalid_grant',
    suberror: 'bad_token',
    evidence: 'documented',
    text: (issued, validFrom) =>
      `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${issued}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${validFrom}'.`,
    advice: 'A fault that is in force made this answer. Sign in again.',
  },
} as const satisfies Record<string, EntraError>
