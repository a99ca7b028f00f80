// What Graph says when it says no.
//
// `evidence`: "documented" by Microsoft, "recorded" from a real answer, or "assumed" (the status or the code is known,
// not the wording). Clients should branch on status and code in any case.

export type GraphError = {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 415 | 424 | 429 | 501
  code: string
  message: string
  details?: readonly { code: string; message: string; target: string }[]
  headers?: Readonly<Record<string, string>>
}

type Row = {
  status: GraphError['status']
  code: string
  evidence: 'documented' | 'recorded' | 'assumed'
  text: (...details: string[]) => string
}

const insufficient = 'Insufficient privileges to complete the operation.'

export const graphErrors = {
  tokenEmpty: row(401, 'InvalidAuthenticationToken', 'assumed', () => 'Access token is empty.'),
  tokenExpired: row(
    401,
    'InvalidAuthenticationToken',
    'recorded',
    () => 'Lifetime validation failed, the token is expired.',
  ),
  tokenAudience: row(
    401,
    'InvalidAuthenticationToken',
    'recorded',
    () => 'Access token validation failure. Invalid audience.',
  ),
  tokenInvalid: row(401, 'InvalidAuthenticationToken', 'assumed', () => 'Access token validation failure.'),
  forbidden: row(403, 'Authorization_RequestDenied', 'documented', () => insufficient),
  accessDenied: row(403, 'accessDenied', 'documented', () => 'Access denied'),
  notFound: row(
    404,
    'Request_ResourceNotFound',
    'documented',
    (id) => `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  ),
  invalidArgument: row(400, 'invalidRequest', 'assumed', () => 'One of the provided arguments is not acceptable.'),
  itemNotFound: row(404, 'itemNotFound', 'recorded', () => 'Requested site could not be found'),
  subscriptionNotFound: row(404, 'ResourceNotFound', 'recorded', () => 'The object was not found.'),
  segmentUnknown: row(400, 'BadRequest', 'recorded', (segment) => `Resource not found for the segment '${segment}'.`),
  wrongVerb: row(
    405,
    'Request_BadRequest',
    'documented',
    () => 'Specified HTTP method is not allowed for the request target.',
  ),
  notDelegated: row(
    400,
    'BadRequest',
    'recorded',
    () => '/me request is only valid with delegated authentication flow.',
  ),
  invalidId: row(400, 'Request_BadRequest', 'recorded', (id) => `Invalid object identifier '${id}'.`),
  referenceNotAnId: row(
    400,
    'Request_UnsupportedQuery',
    'recorded',
    (link) => `Unsupported referenced-object resource identifier for link property '${link}'.`,
  ),
  alreadyLinked: row(
    400,
    'Request_BadRequest',
    'recorded',
    (link) => `One or more added object references already exist for the following modified properties: '${link}'.`,
  ),
  conflict: row(
    400,
    'Request_BadRequest',
    'recorded',
    (property) => `Another object with the same value for property ${property} already exists.`,
  ),
  badValue: row(
    400,
    'Request_BadRequest',
    'recorded',
    (property, type) => `Invalid value specified for property '${property}' of resource '${type}'.`,
  ),
  valueMissing: row(
    400,
    'Request_BadRequest',
    'recorded',
    (property, type) => `A value is required for property '${property}' of resource '${type}'.`,
  ),
  propertyUnknown: row(400, 'Request_BadRequest', 'assumed', (property) => `Invalid property '${property}'.`),
  propertyReadOnly: row(
    400,
    'Request_BadRequest',
    'recorded',
    (property) => `Property '${property}' is read-only and cannot be set.`,
  ),
  refused: row(400, 'Request_BadRequest', 'recorded', (reason) => reason),
  synced: row(
    400,
    'Request_BadRequest',
    'recorded',
    () =>
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
  ),
  emptyBody: row(400, 'BadRequest', 'recorded', () => 'Empty Payload. JSON content expected.'),
  unreadableBody: row(
    400,
    'BadRequest',
    'recorded',
    () =>
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  ),
  badQuery: row(400, 'BadRequest', 'recorded', (fault) => fault),
  badFilter: row(400, 'BadRequest', 'recorded', (fault) => `Invalid filter clause: ${fault}`),
  badSelect: row(400, 'BadRequest', 'recorded', (fault) => `Parsing OData Select and Expand failed: ${fault}`),
  unsupportedQuery: row(400, 'Request_UnsupportedQuery', 'recorded', (reason) => reason),
  unsupportedFilter: row(
    400,
    'Request_UnsupportedQuery',
    'documented',
    (property, type) =>
      `Unsupported or invalid query filter clause specified for property '${property}' of resource '${type}'.`,
  ),
  needsAdvancedQuery: row(
    400,
    'Request_UnsupportedQuery',
    'documented',
    (operator) =>
      `Operator '${operator}' is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
  ),
  searchNeedsHeader: row(
    400,
    'Request_UnsupportedQuery',
    'documented',
    () =>
      "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'",
  ),
  countNeedsHeader: row(400, 'Request_BadRequest', 'documented', () => '$count is not currently supported.'),
  sortWithFilter: row(400, 'Request_UnsupportedQuery', 'recorded', () => 'Sorting not supported for current query.'),
  unsupportedSort: row(
    400,
    'Request_UnsupportedQuery',
    'assumed',
    (property, type) => `Unsupported sort property '${property}' for '${type}'.`,
  ),
  pageSize: row(
    400,
    'Request_UnsupportedQuery',
    'recorded',
    (top) => `Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`,
  ),
  pageToken: row(
    400,
    'Directory_ExpiredPageToken',
    'recorded',
    () => 'The specified page token value has expired and can no longer be included in your request.',
  ),
  deltaToken: row(
    410,
    'syncStateNotFound',
    'documented',
    () => 'The delta token was not found or has expired. Start again with a request without it.',
  ),
  failedDependency: row(
    424,
    'FailedDependency',
    'documented',
    () => 'The request failed because a request it depends on failed.',
  ),
  validation: row(400, 'ValidationError', 'recorded', (reason) => reason),
  throttled: row(429, 'TooManyRequests', 'documented', () => 'Please retry again later.'),
  notPlayed: row(501, 'NotImplemented', 'assumed', (reason) => `The sandbox does not play this: ${reason}`),
} as const

function row<Text extends (...details: string[]) => string>(
  status: Row['status'],
  code: string,
  evidence: Row['evidence'],
  text: Text,
) {
  return { status, code, evidence, text }
}

type Name = keyof typeof graphErrors

/** One of them, made from the details of the case. */
export function graphError<N extends Name>(
  name: N,
  ...details: Parameters<(typeof graphErrors)[N]['text']>
): GraphError {
  const { status, code, text } = graphErrors[name] as unknown as Row
  return { status, code, message: text(...(details as string[])) }
}
