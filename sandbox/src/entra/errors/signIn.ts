// The person in front of the browser: signed in, strongly enough, agreed.

import type { EntraError } from './error.ts'

export const signInErrors = {
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
    advice:
      'The app asks for a permission that nobody has agreed to for this person. Send the person through /authorize, or an administrator through /adminconsent.',
  },
  consentMissing: {
    code: 65001,
    error: 'invalid_grant',
    suberror: 'consent_required',
    evidence: 'documented',
    text: (clientId, name) => consentSentence(clientId, name),
    advice:
      'The app asks for a permission that nobody has agreed to for this person. Send the person through /authorize, or an administrator through /adminconsent.',
  },
  adminConsentRequired: {
    code: 90094,
    error: 'access_denied',
    evidence: 'documented',
    text: (name, permissions) =>
      `Admin consent is required. ${name} needs permission to access resources in your organization that only an admin can grant: ${permissions}.`,
    advice: 'Sign in as an administrator (Grace Okafor), or let one follow the admin consent address of this app.',
  },
  adminConsentRequestable: {
    code: 90095,
    error: 'access_denied',
    evidence: 'documented',
    text: (name, permissions) =>
      `Admin consent is required. ${name} needs permission to access resources in your organization that only an admin can grant: ${permissions}. A request can be sent to an administrator.`,
    advice: 'An administrator finds the request among the tenant’s admin consent requests.',
  },
  mfaNeeded: {
    code: 50076,
    error: 'interaction_required',
    evidence: 'documented',
    text: (resource) => mfaSentence(resource),
    advice: 'The tenant asks for a second factor. Send the person through /authorize without prompt=none.',
  },
  mfaMissing: {
    code: 50076,
    error: 'invalid_grant',
    suberror: 'basic_action',
    evidence: 'recorded',
    text: (resource) => mfaSentence(resource),
    advice:
      'The tenant asks for a second factor, and nobody is there who could show one. Send the person through /authorize; a password alone can never be enough.',
  },
  userUnknown: {
    code: 50034,
    error: 'invalid_grant',
    evidence: 'documented',
    text: (name, tenantName) =>
      `The user account ${name} does not exist in the ${tenantName} directory. To sign into this application, the account must be added to the directory.`,
    advice: 'People go by their user principal name, as the home page shows it.',
  },
  passwordWrong: {
    code: 50126,
    error: 'invalid_grant',
    evidence: 'documented',
    text: () => 'Error validating credentials due to invalid username or password.',
    advice: 'Everybody here has the password “sandbox-only-password”, whatever was set: passwords are not kept.',
  },
  userDisabled: {
    code: 50057,
    error: 'invalid_grant',
    evidence: 'documented',
    text: () => 'The user account is disabled.',
    advice: 'accountEnabled is false for this person. Somebody who is disabled or deleted gets no tokens any more.',
  },
  sessionDisabled: {
    code: 50057,
    error: 'interaction_required',
    evidence: 'assumed',
    text: () => 'The user account is disabled.',
    advice:
      'accountEnabled is false for the person who is signed in to this browser. Ask again without prompt=none, so that somebody else can sign in.',
  },
} as const satisfies Record<string, EntraError>

const consentSentence = (clientId: string, name: string): string =>
  `The user or administrator has not consented to use the application with ID '${clientId}' named '${name}'. Send an interactive authorization request for this user and resource.`

const mfaSentence = (resource: string): string =>
  `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resource}'.`
