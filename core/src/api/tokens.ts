import { z } from 'zod'
import { permissionNames } from '../accounts/index.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant } from './page.ts'

const scope = z.enum(permissionNames)

export const apiToken = z
  .object({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(scope),
    owner: z.object({ id: z.uuid(), name: z.string() }),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiToken' })
export type ApiToken = z.output<typeof apiToken>

/** The longest life of a token: a forgotten one ends by itself. */
export const tokenDaysMax = 365

export const listTokens = defineOperation({
  id: 'listTokens',
  method: 'get',
  path: '/api/v1/tokens',
  tag: 'API tokens',
  summary: 'My API tokens, or everybody’s',
  access: 'tokens.manage',
  query: z.strictObject({ of: z.enum(['me', 'everybody']).default('me') }),
  answer: z.object({ items: z.array(apiToken) }),
  status: 200,
})

export const createToken = defineOperation({
  id: 'createToken',
  method: 'post',
  path: '/api/v1/tokens',
  tag: 'API tokens',
  summary: 'Create an API token; its value is shown this once',
  description: 'A token never may more than its owner may at that moment, whatever its scopes say.',
  access: 'tokens.manage',
  body: z.strictObject({
    name: z.string().trim().min(1).max(80),
    scopes: z.array(scope).min(1).max(permissionNames.length),
    expiresInDays: z.int().min(1).max(tokenDaysMax),
  }),
  answer: z.object({ token: apiToken, value: z.string() }).meta({ id: 'CreatedApiToken' }),
  status: 201,
})

export const revokeToken = defineOperation({
  id: 'revokeToken',
  method: 'delete',
  path: '/api/v1/tokens/{id}',
  tag: 'API tokens',
  summary: 'Revoke an API token',
  access: 'tokens.manage',
  params: idParams,
  status: 204,
})
