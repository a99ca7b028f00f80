import { z } from 'zod'

/** Every way a call can be refused: stable codes, one sentence each, documented once and nowhere else. */
export const problemTitles = {
  'invalid-input': 'The request is not what this operation takes.',
  'invalid-json': 'The body is not valid JSON.',
  'unsupported-media-type': 'The body must be sent as application/json.',
  'body-too-large': 'The body is larger than this operation takes.',
  'invalid-cursor': 'The cursor was not made by this list. Start again without one.',
  misdirected: 'This server is not known by that host name.',
  'not-signed-in': 'Nobody is signed in. Sign in and try again.',
  'invalid-token': 'The API token is unknown, revoked or expired.',
  'no-permission': 'Your roles do not allow this. An administrator can give them.',
  'proof-refused':
    'The request does not prove that it comes from whom it should: its signature or its key is missing or wrong.',
  'token-insufficient': 'The token is good, but does not allow this.',
  'cross-site': 'The request came from another site and was refused.',
  'fresh-sign-in-needed': 'This needs somebody who has just signed in. Sign in once more.',
  'not-found': 'There is nothing at this address.',
  'method-not-allowed': 'This address does not take that method.',
  conflict: 'It does not fit what is there now. Look again.',
  'changed-meanwhile': 'It was changed in the meantime. Look again and repeat.',
  'unfit-process': 'The process can’t run as it is drawn. Mend what is listed.',
  'unfit-request': 'Nobody can do anything with this request.',
  'too-large': 'With it the instance would hold more than is stored.',
  'search-too-broad': 'The search takes too long. Narrow it: a time range, one kind of entry, a longer word.',
  'too-many-requests': 'Too many requests. Wait a moment and try again.',
  'uri-too-long': 'The address is too long.',
  'malformed-request': 'This is not a request as HTTP knows it.',
  'headers-too-large': 'The headers of the request are too long.',
  'request-timeout': 'The request took too long to arrive.',
  'expectation-failed': 'This server does not do what the header Expect asks for.',
  'sign-in-expired': 'This sign-in took too long or was already used. Start again.',
  'sign-in-forged': 'This sign-in was not started in this browser. Start again.',
  'sign-in-refused': 'The identity provider did not sign you in.',
  'link-used': 'This link was already used or has expired.',
  'identity-provider-unreachable': 'The identity provider does not answer. Try again; an administrator sees why.',
  'store-unreachable': 'The identity store does not answer as it should.',
  'outside-unreachable': 'The other side does not answer. Try again in a moment.',
  unavailable: 'The database does not answer at the moment. Try again in a few seconds.',
  overloaded: 'More work has arrived than can be done at once. Wait a moment and try again.',
  broken: 'Something went wrong on our side. It is logged under the request id.',
} as const

export type ProblemCode = keyof typeof problemTitles

export const problemCodes = Object.keys(problemTitles) as [ProblemCode, ...ProblemCode[]]

/** Something in a file to mend, or, as a hint, to know. */
export const finding = z
  .object({
    code: z.string(),
    elementId: z.string().nullable(),
    elementName: z.string().nullable(),
    line: z.int().nullable(),
    reason: z.string(),
    remedy: z.string(),
  })
  .meta({ id: 'Finding' })

export type Finding = z.output<typeof finding>

/** RFC 9457, with a stable code, the request id, and every wrong field at once. */
export const problem = z
  .object({
    type: z
      .string()
      .meta({ description: 'A URI that names the kind of problem: `urn:countersign:problem:` and its code.' }),
    title: z.string(),
    status: z.int(),
    code: z.enum(problemCodes),
    detail: z.string().optional(),
    requestId: z.string().meta({ description: 'Found again in the server’s log.' }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    findings: z
      .array(finding)
      .optional()
      .meta({ description: 'With `unfit-process`: everything that is wrong with the file.' }),
  })
  .meta({ id: 'Problem' })

export type Problem = z.output<typeof problem>
