import { z } from 'zod'
import { permissionNames, roleNames } from '../accounts/index.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'

const roleName = z.enum(roleNames).meta({ id: 'Role' })
const permissionName = z.enum(permissionNames).meta({ id: 'Permission' })
const claimName = z.enum(['roles', 'groups'])

const roleSource = z.discriminatedUnion('by', [
  z.object({ by: z.literal('everybody') }),
  z.object({ by: z.literal('rule'), claim: claimName, value: z.string() }),
  z.object({ by: z.literal('grant') }),
])

const heldRole = z.object({ role: roleName, sources: z.array(roleSource) }).meta({ id: 'HeldRole' })

export const account = z
  .object({
    id: z.uuid(),
    name: z.string(),
    userPrincipalName: z.string().nullable(),
    issuer: z.string(),
    roles: z.array(heldRole),
    createdAt: instant,
    lastSignInAt: instant.nullable(),
    sessionCount: z.int(),
  })
  .meta({ id: 'Account' })
export type Account = z.output<typeof account>

export const session = z
  .object({
    id: z.uuid(),
    current: z.boolean(),
    browser: z.string().meta({ description: 'In words, from the user agent: “Chrome on Linux”.' }),
    address: z.string(),
    startedAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'Session' })
export type Session = z.output<typeof session>

export const me = z
  .object({
    account: account.pick({ id: true, name: true, userPrincipalName: true, issuer: true }),
    roles: z.array(heldRole),
    permissions: z.array(permissionName),
    /** Null when an API token asks. */
    session: session.nullable(),
  })
  .meta({ id: 'Me' })
export type Me = z.output<typeof me>

export const getMe = defineOperation({
  id: 'getMe',
  method: 'get',
  path: '/api/v1/me',
  tag: 'Me',
  summary: 'Who am I, and what may I do',
  access: 'signed-in',
  answer: me,
  status: 200,
})

export const listMySessions = defineOperation({
  id: 'listMySessions',
  method: 'get',
  path: '/api/v1/me/sessions',
  tag: 'Me',
  summary: 'Where am I signed in',
  access: 'portal.use',
  answer: z.object({ items: z.array(session) }),
  status: 200,
})

export const endMySession = defineOperation({
  id: 'endMySession',
  method: 'delete',
  path: '/api/v1/me/sessions/{id}',
  tag: 'Me',
  summary: 'Sign out in one browser',
  access: 'portal.use',
  params: idParams,
  status: 204,
})

export const endMySessions = defineOperation({
  id: 'endMySessions',
  method: 'delete',
  path: '/api/v1/me/sessions',
  tag: 'Me',
  summary: 'Sign out everywhere, this browser included',
  access: 'portal.use',
  status: 204,
})

export const signOut = defineOperation({
  id: 'signOut',
  method: 'post',
  path: '/api/v1/sign-out',
  tag: 'Me',
  summary: 'Sign out in this browser',
  access: 'anyone',
  answer: z
    .object({
      location: z
        .string()
        .meta({ description: 'Where to go next: the identity provider’s sign-out, or the front page.' }),
    })
    .meta({ id: 'SignedOut' }),
  status: 200,
})

export const listAccounts = defineOperation({
  id: 'listAccounts',
  method: 'get',
  path: '/api/v1/accounts',
  tag: 'Accounts',
  summary: 'Everybody who has signed in here',
  access: 'accounts.read',
  query: z.strictObject({ ...pageQuery, search: z.string().max(200).optional() }),
  answer: pageOf(account).meta({ id: 'AccountPage' }),
  status: 200,
})

export const setGrantedRoles = defineOperation({
  id: 'setGrantedRoles',
  method: 'put',
  path: '/api/v1/accounts/{id}/granted-roles',
  tag: 'Accounts',
  summary: 'Give an account roles by hand, beside those its claims give',
  description: 'Replaces the roles given by hand. The last administrator can’t take the role from themselves.',
  access: 'accounts.manage',
  params: idParams,
  body: z.strictObject({ roles: z.array(roleName).max(roleNames.length) }),
  answer: account,
  status: 200,
})

export const endAccountSessions = defineOperation({
  id: 'endAccountSessions',
  method: 'delete',
  path: '/api/v1/accounts/{id}/sessions',
  tag: 'Accounts',
  summary: 'Sign an account out everywhere',
  access: 'accounts.manage',
  params: idParams,
  status: 204,
})

export const roleRule = z
  .object({ id: z.uuid(), claim: claimName, value: z.string(), role: roleName, createdAt: instant })
  .meta({ id: 'RoleRule' })
export type StoredRoleRule = z.output<typeof roleRule>

export const listRoleRules = defineOperation({
  id: 'listRoleRules',
  method: 'get',
  path: '/api/v1/role-rules',
  tag: 'Accounts',
  summary: 'Which claims give which role',
  access: 'accounts.read',
  answer: z.object({ items: z.array(roleRule) }),
  status: 200,
})

export const createRoleRule = defineOperation({
  id: 'createRoleRule',
  method: 'post',
  path: '/api/v1/role-rules',
  tag: 'Accounts',
  summary: 'Let a claim give a role',
  access: 'accounts.manage',
  body: z.strictObject({ claim: claimName, value: z.string().trim().min(1).max(200), role: roleName }),
  answer: roleRule,
  status: 201,
})

export const deleteRoleRule = defineOperation({
  id: 'deleteRoleRule',
  method: 'delete',
  path: '/api/v1/role-rules/{id}',
  tag: 'Accounts',
  summary: 'Let a claim no longer give a role',
  access: 'accounts.manage',
  params: idParams,
  status: 204,
})
