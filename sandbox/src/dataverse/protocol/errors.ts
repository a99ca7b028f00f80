// What Dataverse says when it says no.
//
// `evidence`: "documented" by Microsoft, "recorded" from a real answer, or "assumed" (the status or the code is known,
// not the wording). Microsoft lists no codes of RunDesktopFlow's own; those are the ones that fit. Codes have nothing to
// do with the status; clients should branch on both before they look at a text.

import type { ContentfulStatusCode } from 'hono/utils/http-status'

export type DataverseError = {
  status: ContentfulStatusCode
  code: string
  message: string
  headers?: Readonly<Record<string, string>>
}

type Row = {
  status: ContentfulStatusCode
  code: string
  evidence: 'documented' | 'recorded' | 'assumed'
  text: (...details: string[]) => string
}

export const dataverseErrors = {
  notAMember: row(403, '0x80072560', 'documented', () => 'The user is not a member of the organization.'),
  disabledUser: row(403, '0x80040225', 'assumed', (id) => `The specified user(Id = ${id}) is disabled.`),
  privilegeMissing: row(
    403,
    '0x80040220',
    'documented',
    (user, privilege, id) => ` Principal user (Id=${user}, type=8) is missing ${privilege} privilege (Id=${id})`,
  ),
  doesNotExist: row(404, '0x80040217', 'recorded', (entity, id) => `${entity} With Id = ${id} Does Not Exist`),
  noFile: row(
    404,
    '0x80040217',
    'assumed',
    (entity, id, column) =>
      `No FileAttachment records found for file attribute: ${column} of ${entity} record with id ${id}.`,
  ),
  segmentUnknown: row(404, '0x8006088a', 'documented', (segment) => `Resource not found for the segment '${segment}'.`),
  operationVerb: row(
    404,
    '',
    'documented',
    (address) => `No HTTP resource was found that matches the request URI '${address}'.`,
  ),
  wrongVerb: row(405, '', 'assumed', (method) => `The requested resource does not support http method '${method}'.`),
  badQuery: row(400, '0x80060888', 'recorded', (fault) => fault),
  payload: row(
    400,
    '0x80048d19',
    'recorded',
    (set, reason) =>
      `Error identified in Payload provided by the user for Entity :'${set}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : ${reason}`,
  ),
  invalidArgument: row(400, '0x80040203', 'assumed', (reason) => reason),
  flowClient: row(400, '0x80060467', 'recorded', (sentence) => sentence),
  duplicateKey: row(412, '0x80040237', 'documented', () => 'A record with matching key values already exists.'),
  versionMismatch: row(
    412,
    '0x80060882',
    'documented',
    () => "The version of the existing record doesn't match the RowVersion property provided.",
  ),
  tooLarge: row(413, '', 'assumed', () => 'Maximum request length exceeded.'),
  tooManyRequests: row(
    429,
    '0x80072322',
    'documented',
    () => 'Number of requests exceeded the limit of 6000 over time window of 300 seconds.',
  ),
  tooManyAtOnce: row(429, '0x80072326', 'documented', () => 'Number of concurrent requests exceeded the limit of 52.'),
  connectionThrottled: row(
    429,
    '0x80048d0b',
    'assumed',
    (name) =>
      `DesktopFlowsActionThrottled: the connection '${name}' has started 70 desktop flow runs within a minute. Assign your desktop flows to multiple connections.`,
  ),
  usersOnly: row(403, '', 'assumed', () => 'The discovery service is for users: a token of theirs is needed.'),
  impersonation: row(400, '0x80040203', 'assumed', () => 'Impersonation is not supported for this operation.'),
  notPlayed: row(501, 'NotPlayedBySandbox', 'assumed', (what) => `The sandbox does not play this: ${what}`),
} as const

function row<Text extends (...details: string[]) => string>(
  status: ContentfulStatusCode,
  code: string,
  evidence: Row['evidence'],
  text: Text,
) {
  return { status, code, evidence, text }
}

type Name = keyof typeof dataverseErrors

/** One of them, made from the details of the case. */
export function dataverseError<N extends Name>(
  name: N,
  ...details: Parameters<(typeof dataverseErrors)[N]['text']>
): DataverseError {
  const { status, code, text } = dataverseErrors[name] as unknown as Row
  return { status, code, message: text(...(details as string[])) }
}
