// What Entra says when it says no, one row each.
//
// `evidence` tells how far to trust a row: "documented" by Microsoft, "recorded" from a real answer, or "assumed" (the
// code is known, its exact text or its `error` is not). Clients should branch on `error` alone in any case.

export type OAuthError =
  | 'access_denied'
  | 'consent_required'
  | 'interaction_required'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_resource'
  | 'invalid_scope'
  | 'invalid_tenant'
  | 'login_required'
  | 'temporarily_unavailable'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'

export type EntraError = {
  code: number
  error: OAuthError
  /** Where /token says more of an `invalid_grant`: Microsoft's client libraries decide by it what a person has to do. */
  suberror?: 'basic_action' | 'bad_token' | 'consent_required'
  /** Where it is not 401 for `invalid_client` and 400 for everything else. */
  status?: 429 | 503
  evidence: 'documented' | 'recorded' | 'assumed'
  /** The first sentence of `error_description`, made from the details of the case. */
  text: (...details: string[]) => string
  /** What whoever meets it in the sandbox should do; Entra is less talkative. */
  advice: string
}
