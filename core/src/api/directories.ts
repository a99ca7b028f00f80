import { z } from 'zod'
import { changeKindNames } from '../changes/index.ts'
import { objectKinds, providerNames } from '../directory/index.ts'
import { defineOperation } from './operation.ts'
import { pageOf, pageQuery } from './page.ts'

export const reference = z
  .object({ id: z.string(), kind: z.enum(objectKinds), name: z.string() })
  .meta({ id: 'Reference' })

const right = z.discriminatedUnion('right', [
  z.object({ right: z.literal('at-once') }),
  z.object({ right: z.literal('with-approval') }),
  z.object({ right: z.literal('none'), why: z.string() }),
])

export const attributeValues = z.record(z.string(), z.union([z.string(), z.boolean(), z.null()]))

const storedObject = reference
  .extend({
    version: z.string(),
    attributes: attributeValues,
    fixed: z.object({ what: z.enum(['object', 'members']), sentence: z.string() }).nullable(),
  })
  .meta({ id: 'DirectoryObject' })
export type StoredObject = z.output<typeof storedObject>

const directory = z
  .object({
    id: z.uuid(),
    name: z.string(),
    provider: z.enum(providerNames),
    domains: z.array(z.string()),
    person: reference.nullable().meta({ description: 'Who one is in it.' }),
    mayCreate: z.object({ user: right, group: right }),
  })
  .meta({ id: 'Directory' })
export type DirectoryAnswer = z.output<typeof directory>

export const listDirectories = defineOperation({
  id: 'listDirectories',
  method: 'get',
  path: '/api/v1/directories',
  tag: 'Directories',
  summary: 'The identity stores, as those who look something up in them see them',
  access: 'directory.read',
  answer: z.object({ items: z.array(directory) }),
  status: 200,
})

export const storeParams = z.strictObject({ storeId: z.uuid() })
export const objectParams = z.strictObject({ storeId: z.uuid(), id: z.string().min(1).max(200) })

export const searchObjects = defineOperation({
  id: 'searchObjects',
  method: 'get',
  path: '/api/v1/stores/{storeId}/objects',
  tag: 'Directories',
  summary: 'Find users or groups',
  description: 'Each word of `search` must be found in a name, a mail address, a department, a title or a description.',
  access: 'directory.read',
  params: storeParams,
  query: z.strictObject({
    ...pageQuery,
    kind: z.enum(objectKinds),
    search: z.string().max(200).default(''),
    department: z.string().min(1).max(64).optional(),
  }),
  answer: pageOf(storedObject).meta({ id: 'DirectoryObjectPage' }),
  status: 200,
})

const objectDetails = storedObject
  .extend({
    manager: z.array(reference),
    additionalManagers: z.array(reference),
    owners: z.array(reference),
    additionalOwners: z.array(reference),
    isMember: z.boolean().meta({ description: 'Whether one is in this group oneself.' }),
    isOneself: z.boolean(),
    deeds: z
      .array(z.object({ kind: z.enum(changeKindNames), right: z.enum(['at-once', 'with-approval']) }))
      .meta({ description: 'What one may change here, and whether somebody has to approve it.' }),
  })
  .meta({ id: 'DirectoryObjectDetails' })
export type ObjectAnswer = z.output<typeof objectDetails>

export const getObject = defineOperation({
  id: 'getObject',
  method: 'get',
  path: '/api/v1/stores/{storeId}/objects/{id}',
  tag: 'Directories',
  summary: 'One user or group',
  access: 'directory.read',
  params: objectParams,
  answer: objectDetails,
  status: 200,
})

export const listRelated = defineOperation({
  id: 'listRelated',
  method: 'get',
  path: '/api/v1/stores/{storeId}/objects/{id}/related',
  tag: 'Directories',
  summary: 'Members of a group, groups of an object, reports of a user, groups that a user owns',
  access: 'directory.read',
  params: objectParams,
  query: z.strictObject({ ...pageQuery, by: z.enum(['members', 'memberOf', 'reports', 'ownedBy']) }),
  answer: pageOf(storedObject).meta({ id: 'RelatedPage' }),
  status: 200,
})
