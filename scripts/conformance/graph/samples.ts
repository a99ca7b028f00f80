// Microsoft's sample requests for users, groups and identity: how each is filled in, and what the documentation says comes
// back. What the sandbox does not play is told with its reason.

export type Sample = {
  id: string
  category: string
  method: string
  humanName: string
  requestUrl: string
  headers?: { name: string; value: string }[]
  postBody?: string
}

/** Ids of what the sandbox's company has, for the braces of the samples. */
export type Cast = Readonly<Record<string, string>>

export type Expectation =
  | { notPlayed: true }
  | {
      status: number
      /** For somebody, or for the app itself. */
      as?: 'person'
      fill?: (cast: Cast) => Readonly<Record<string, string>>
      body?: (cast: Cast) => unknown
      holds?: (body: Readonly<Record<string, unknown>>, text: string) => boolean
    }

const isList = (body: Readonly<Record<string, unknown>>): boolean => Array.isArray(body.value)
const items = (body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] =>
  isList(body) ? (body.value as Readonly<Record<string, unknown>>[]) : []
const some =
  (holds: (item: Readonly<Record<string, unknown>>) => boolean) => (body: Readonly<Record<string, unknown>>) =>
    items(body).length > 0 && items(body).every(holds)

const list = { status: 200, holds: isList } as const
const notPlayed = { notPlayed: true } as const

/** By the name of the sample: two samples share no name but `me`, which is told apart by its method. */
export const expectations: Readonly<Record<string, Expectation>> = {
  'count the users in your tenant excluding guests (raw count)': { status: 200, holds: (_, text) => Number(text) > 50 },
  'my direct reports': {
    status: 200,
    as: 'person',
    holds: some((item) => item['@odata.type'] === '#microsoft.graph.user'),
  },
  'all users in the organization': { status: 200, holds: (body) => items(body).length > 50 },
  'all guest users in the organization': {
    status: 200,
    holds: some(({ userPrincipalName }) => String(userPrincipalName).includes('#EXT#')),
  },
  'count the guest users in your organization': { status: 200, holds: (_, text) => Number(text) === 2 },
  'all users in the Finance department sorted by name with count': {
    status: 200,
    holds: (body) =>
      some(({ department }) => department === 'Finance')(body) && body['@odata.count'] === items(body).length,
  },
  'users with displayName containing "room", mail ending with "microsoft.com", and sorted by name': {
    status: 200,
    holds: (body) => body['@odata.count'] === 0,
  },
  'GET me': {
    status: 200,
    as: 'person',
    holds: ({ userPrincipalName }) => userPrincipalName === 'grace@alder.example',
  },
  'PATCH me': { status: 204, as: 'person' },
  'my skills': { status: 200, as: 'person', holds: ({ skills }) => Array.isArray(skills) },
  'user by email': { status: 200, holds: ({ displayName }) => displayName === 'Tom Becker' },
  'user identities': { status: 200, holds: some(({ signInType }) => signInType === 'userPrincipalName') },
  'all my Planner tasks': notPlayed,
  'create user': { status: 201, holds: ({ displayName, id }) => displayName === 'Melissa Darrow' && Boolean(id) },
  'update user': { status: 204 },
  'track user changes': { status: 200, holds: (body) => isList(body) && '@odata.deltaLink' in body },
  'get my presence ': notPlayed,
  "get a user's presence ": notPlayed,
  'delete user': { status: 204, fill: ({ leaver = '' }) => ({ id: leaver }) },
  'list all groups in my organization': list,
  'get properties and relationships of group': { status: 200, holds: ({ groupTypes }) => Array.isArray(groupTypes) },
  'create a new group': {
    status: 201,
    holds: ({ mail, groupTypes }) => mail === 'library@alder.example' && Array.isArray(groupTypes),
  },
  'add member to group': { status: 204, fill: ({ stranger = '' }) => ({ id: stranger }) },
  'remove member from group': { status: 204 },
  'delete group': { status: 204, fill: ({ spareGroup = '' }) => ({ 'group-id': spareGroup }) },
  'all groups I belong to (direct or indirect membership) with count': {
    status: 200,
    as: 'person',
    holds: (body) => Number(body['@odata.count']) > 2,
  },
  'direct members of a group with count': { status: 200, holds: (body) => Number(body['@odata.count']) > 2 },
  "group's conversations": notPlayed,
  "group's events": notPlayed,
  'add favorite group': { status: 200, as: 'person' },
  'items in a group drive': notPlayed,
  'track group changes': { status: 200, holds: (body) => isList(body) && '@odata.deltaLink' in body },
  'list Azure AD gallery apps': notPlayed,
  'instantiate an Azure AD gallery app': notPlayed,
  'update properties on the servicePrincipal': { status: 204, fill: ({ app = '' }) => ({ id: app }) },
  'update properties on the application': { status: 204, fill: ({ application = '' }) => ({ id: application }) },
  'create a claim mapping policy': { status: 201, holds: ({ definition }) => Array.isArray(definition) },
  'assign a claims mapping policy to a serviceprincipal': {
    status: 204,
    fill: ({ app = '' }) => ({ id: app }),
    body: ({ policy }) => ({
      '@odata.id': `https://graph.microsoft.com/v1.0/policies/claimsMappingPolicies/${policy}`,
    }),
  },
  'assign an appRoleAssignment to a serviceprincipal': {
    status: 201,
    fill: ({ app = '' }) => ({ id: app }),
    body: ({ app, graphApp, role }) => ({ principalId: app, resourceId: graphApp, appRoleId: role }),
    holds: ({ principalType }) => principalType === 'ServicePrincipal',
  },
  'list azure ad application proxy connectors': notPlayed,
  'list azure ad application proxy connector groups': notPlayed,
  'list azure ad devices': { status: 200, holds: (body) => items(body).length === 100 && '@odata.nextLink' in body },
  'get a specified azure ad device': { status: 200, fill: ({ device = '' }) => ({ id: device }) },
  'get high risk users': list,
  'confirm a user as compromised': { status: 204, body: ({ id }) => ({ userIds: [id] }) },
  'get risk detections': { status: 200, holds: some(({ riskEventType }) => typeof riskEventType === 'string') },
}

export const categories: readonly string[] = ['Users', 'Groups', 'Identity and Access']

export const expectationOf = ({ method, humanName }: Sample): Expectation | undefined =>
  expectations[`${method} ${humanName}`] ?? expectations[humanName]
