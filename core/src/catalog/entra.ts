import { z } from 'zod'
import { hostOf } from '../clouds/index.ts'
import { defineAction, defineConnector } from './connector.ts'

const userId = z.string().trim().min(1).max(320).meta({
  title: 'User ID',
  description: 'Object id, user principal name or mail address of the user.',
})

const groupId = z.string().trim().min(1).max(320).meta({ title: 'Group ID', description: 'Object id of the group.' })

const textOrNull = z.string().nullable()

const lookupUser = defineAction({
  title: 'Lookup user',
  purpose: 'Finds a user and tells their details.',
  input: z.strictObject({
    userId,
    select: z
      .array(z.string().regex(/^[A-Za-z]\w*$/))
      .max(50)
      .optional()
      .meta({ title: 'Select', description: 'Further properties to read, by the names they have in Microsoft Graph.' }),
  }),
  output: z.looseObject({
    id: z.string(),
    displayName: textOrNull,
    givenName: textOrNull,
    surname: textOrNull,
    mail: textOrNull,
    userPrincipalName: textOrNull,
    jobTitle: textOrNull,
  }),
  repeat: 'safe',
  permissions: ['User.Read.All'],
})

const lookupGroup = defineAction({
  title: 'Lookup group',
  purpose: 'Finds a group and tells its details.',
  input: z.strictObject({ groupId }),
  output: z.looseObject({ id: z.string(), displayName: textOrNull, description: textOrNull, mail: textOrNull }),
  repeat: 'safe',
  permissions: ['Group.Read.All'],
})

// A repetition finds what the first time left and says so: that is an outcome, not a failure.

const addMember = defineAction({
  title: 'Add user to group',
  purpose: 'Makes a user a member of a group. Who is one already stays one.',
  input: z.strictObject({ userId, groupId }),
  output: z.strictObject({ outcome: z.enum(['added', 'alreadyMember']) }),
  repeat: 'safe',
  permissions: ['GroupMember.Read.All', 'GroupMember.ReadWrite.All'],
})

const removeMember = defineAction({
  title: 'Remove member from group',
  purpose: 'Takes a member out of a group. The user stays; who is no member stays none.',
  input: z.strictObject({ userId, groupId }),
  output: z.strictObject({ outcome: z.enum(['removed', 'notMember']) }),
  repeat: 'safe',
  permissions: ['GroupMember.Read.All', 'GroupMember.ReadWrite.All'],
})

export const entra = defineConnector({
  name: 'entra',
  title: 'Microsoft Entra ID',
  purpose: 'Look up users and groups, change who is a member.',
  kinds: ['oauth-code', 'client-credentials'],
  resourceIn: ({ graph, graphResource }) => ({ resource: graphResource, hosts: [hostOf(graph)] }),
  actions: { lookupUser, lookupGroup, addMember, removeMember },
})
