import { z } from 'zod'
import { cloudNames } from '../clouds/index.ts'
import { providerNames } from '../directory/index.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant } from './page.ts'

const storeImport = z
  .object({
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    users: z.int(),
    groups: z.int(),
    links: z.int().meta({ description: 'Members, owners and managers.' }),
    leftOut: z.int().meta({ description: 'What could not be taken over: groups that lie within each other, for one.' }),
    problem: z.string().nullable(),
    startedAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'StoreImport' })

export const identityStore = z
  .object({
    id: z.uuid(),
    name: z.string(),
    provider: z.enum(providerNames),
    issuer: z.string().meta({ description: 'Whose accounts are tied to its users.' }),
    domains: z.array(z.string()).meta({ description: 'In which user names are the issuer’s word.' }),
    revision: z.int(),
    createdAt: instant,
    users: z.int().nullable().meta({ description: 'How many there are; null where only the provider knows.' }),
    groups: z.int().nullable(),
    tenant: z
      .object({ cloud: z.enum(cloudNames), tenantId: z.string(), clientId: z.string() })
      .nullable()
      .meta({ description: 'Of a provider elsewhere: where it is, and as whom it is asked.' }),
    import: storeImport.nullable(),
  })
  .meta({ id: 'IdentityStore' })
export type IdentityStore = z.output<typeof identityStore>

const name = z.string().trim().min(1).max(80)
const domains = z
  .array(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^(?=.{3,253}$)[a-z\d](?:[a-z\d.-]*[a-z\d])?\.[a-z]{2,}$/, 'Enter a domain such as alder.example.'),
  )
  .max(50)

const entraId = z.guid({ error: 'An id like 2c1f6a90-58de-4b7c-8f13-0a9d4e7b6c21.' }).toLowerCase()

const tenant = z.strictObject({
  cloud: z.enum(cloudNames).default('public'),
  tenantId: entraId,
  clientId: entraId,
  clientSecret: z.string().min(1).max(200),
})

export const listStores = defineOperation({
  id: 'listStores',
  method: 'get',
  path: '/api/v1/stores',
  tag: 'Identity stores',
  summary: 'The identity stores there are',
  access: 'stores.read',
  answer: z.object({
    items: z.array(identityStore),
    importsFrom: z.string().nullable().meta({ description: 'Where a new store can be filled from, if anywhere.' }),
    clouds: z.array(z.object({ name: z.enum(cloudNames), title: z.string() })),
  }),
  status: 200,
})

export const getStore = defineOperation({
  id: 'getStore',
  method: 'get',
  path: '/api/v1/stores/{id}',
  tag: 'Identity stores',
  summary: 'One identity store',
  access: 'stores.read',
  params: idParams,
  answer: identityStore,
  status: 200,
})

export const createStore = defineOperation({
  id: 'createStore',
  method: 'post',
  path: '/api/v1/stores',
  tag: 'Identity stores',
  summary: 'Create an identity store',
  description:
    'With `entra` it is a tenant of Microsoft Entra ID, asked as an application of its own; else Countersign keeps it.',
  access: 'stores.manage',
  body: z.strictObject({ name, domains: domains.default([]), entra: tenant.optional() }),
  answer: identityStore,
  status: 201,
})

export const updateStore = defineOperation({
  id: 'updateStore',
  method: 'put',
  path: '/api/v1/stores/{id}',
  tag: 'Identity stores',
  summary: 'Change the settings of an identity store',
  access: 'stores.manage',
  params: idParams,
  body: z.strictObject({ name, domains, clientSecret: tenant.shape.clientSecret.optional() }),
  headers: ['If-Match'],
  answer: identityStore,
  status: 200,
})

/** In one call: what one waits for on a page. */
export const generatedMax = 10_000

export const generatePeople = defineOperation({
  id: 'generatePeople',
  method: 'post',
  path: '/api/v1/stores/{id}/generated-people',
  tag: 'Identity stores',
  summary: 'Add made-up people, to try what size does',
  access: 'stores.manage',
  params: idParams,
  body: z.strictObject({ count: z.int().min(1).max(generatedMax) }),
  answer: z.object({ added: z.int() }).meta({ id: 'GeneratedPeople' }),
  status: 201,
})

export const importStore = defineOperation({
  id: 'importStore',
  method: 'post',
  path: '/api/v1/stores/{id}/import',
  tag: 'Identity stores',
  summary: 'Import the directory that people sign in by, again or for the first time',
  description: 'Objects keep the ids they have there. What was changed here since is overwritten; nothing is deleted.',
  access: 'stores.manage',
  params: idParams,
  answer: identityStore,
  status: 200,
})

export const checkStore = defineOperation({
  id: 'checkStore',
  method: 'post',
  path: '/api/v1/stores/{id}/check',
  tag: 'Identity stores',
  summary: 'See whether an identity store answers',
  access: 'stores.manage',
  params: idParams,
  answer: z.object({ isWell: z.boolean(), sentence: z.string() }).meta({ id: 'StoreCheck' }),
  status: 200,
})
