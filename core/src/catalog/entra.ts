import { z } from 'zod'
import { hostOf } from '../clouds/index.ts'
import { defineAction, defineConnector } from './connector.ts'

const userId = z.string().trim().min(1).max(320).meta({
  title: 'User ID',
  description: 'Object id, user principal name or mail address of the user.',
})

const groupId = z.string().trim().min(1).max(320).meta({ title: 'Group ID', description: 'Object id of the group.' })

const orName = ' Anything else is looked for as a display name.'

const textOrNull = z.string().nullable()

const actedAs = z
  .object({ connectionId: z.string(), connection: z.string(), account: textOrNull })
  .meta({ title: 'In whose name', description: 'The account that was signed in; none where it was the application.' })

/** Of several nobody is chosen: who means one of them says which. */
const lookUpOutcome = z.enum(['found', 'not-found', 'several']).meta({ title: 'Outcome' })

const matches = (more: z.ZodRawShape) =>
  z
    .array(z.object({ id: z.string(), displayName: textOrNull, ...more }))
    .meta({ title: 'Matches', description: 'With several: who they are, the first twenty.' })

const lookupUser = defineAction({
  title: 'Lookup user',
  purpose: 'Finds a user and tells their details.',
  input: z.strictObject({
    userId: userId.meta({
      title: 'User ID',
      description: `Object id, user principal name or mail address of the user.${orName}`,
    }),
    select: z
      .array(z.string().regex(/^[A-Za-z]\w*$/))
      .max(50)
      .optional()
      .meta({ title: 'Select', description: 'Further properties to read, by the names they have in Microsoft Graph.' }),
  }),
  output: z.looseObject({
    outcome: lookUpOutcome,
    id: textOrNull,
    displayName: textOrNull,
    givenName: textOrNull,
    surname: textOrNull,
    mail: textOrNull,
    userPrincipalName: textOrNull,
    jobTitle: textOrNull,
    matches: matches({ userPrincipalName: textOrNull }),
    actedAs,
  }),
  repeat: 'safe',
  permissions: ['User.Read.All'],
})

const lookupGroup = defineAction({
  title: 'Lookup group',
  purpose: 'Finds a group and tells its details.',
  input: z.strictObject({
    groupId: groupId.meta({ title: 'Group ID', description: `Object id of the group.${orName}` }),
  }),
  output: z.looseObject({
    outcome: lookUpOutcome,
    id: textOrNull,
    displayName: textOrNull,
    description: textOrNull,
    mail: textOrNull,
    matches: matches({ description: textOrNull }),
    actedAs,
  }),
  repeat: 'safe',
  permissions: ['Group.Read.All'],
})

// A repetition finds what the first time left and says so: that is an outcome, not a failure. Who is named by something
// else than an object id has to be read first, hence the permission for that.

const membershipPermissions = ['User.Read.All', 'GroupMember.Read.All', 'GroupMember.ReadWrite.All']

const membershipOutput = <const Outcomes extends readonly [string, string]>(outcomes: Outcomes) =>
  z.strictObject({
    outcome: z.enum(outcomes).meta({ title: 'Outcome' }),
    userId: z.string().meta({ title: 'Object id of the user' }),
    groupId: z.string().meta({ title: 'Object id of the group' }),
    actedAs,
  })

const addMember = defineAction({
  title: 'Add user to group',
  purpose: 'Makes a user a member of a group. Who is one already stays one.',
  input: z.strictObject({ userId, groupId }),
  output: membershipOutput(['added', 'already-member']),
  repeat: 'safe',
  permissions: membershipPermissions,
})

const removeMember = defineAction({
  title: 'Remove member from group',
  purpose: 'Takes a member out of a group. The user stays; who is no member stays none.',
  input: z.strictObject({ userId, groupId }),
  output: membershipOutput(['removed', 'not-a-member']),
  repeat: 'safe',
  permissions: membershipPermissions,
})

export const entra = defineConnector({
  name: 'entra',
  title: 'Microsoft Entra ID',
  purpose: 'Look up users and groups, change who is a member.',
  kinds: ['oauth-code', 'client-credentials'],
  resourceIn: ({ graph, graphResource }) => ({ resource: graphResource, hosts: [hostOf(graph)] }),
  actions: { lookupUser, lookupGroup, addMember, removeMember },
})
