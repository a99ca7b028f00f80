import { z } from 'zod'
import { defineOperation } from './operation.ts'
import { instant } from './page.ts'

/** As it can be written in every way there is to name a secret: `secrets.NAME` with and without FEEL, `{{secrets.NAME}}`. */
const name = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/, {
    error: 'Letters and digits, with single dots, dashes or underscores between them.',
  })

/** Shorter ones could not be taken out of an answer without tearing it to pieces. */
const value = z
  .string()
  .min(4, { error: 'At least 4 characters: a shorter one could not be told from other text.' })
  .max(32_768)

const nameParams = z.strictObject({ name })

export const secret = z
  .object({
    name: z.string(),
    createdAt: instant,
    changedAt: instant,
    changedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    usedBy: z
      .array(z.object({ processId: z.string(), name: z.string().nullable() }))
      .meta({ description: 'Processes that name it: in their latest version, or in one of which an instance runs.' }),
  })
  .meta({ id: 'Secret' })
export type Secret = z.output<typeof secret>

/** A vault is no database. */
export const secretsMax = 500

export const listSecrets = defineOperation({
  id: 'listSecrets',
  method: 'get',
  path: '/api/v1/secrets',
  tag: 'Secrets',
  summary: 'The secrets there are, by name; nobody is shown a value',
  access: 'secrets.manage',
  answer: z.object({ items: z.array(secret) }),
  status: 200,
})

export const createSecret = defineOperation({
  id: 'createSecret',
  method: 'post',
  path: '/api/v1/secrets',
  tag: 'Secrets',
  summary: 'Create a secret',
  description: 'A process names it, and its value is filled in where a call goes out: `{{secrets.NAME}}`.',
  access: 'secrets.manage',
  body: z.strictObject({ name, value }),
  answer: secret,
  status: 201,
})

export const replaceSecret = defineOperation({
  id: 'replaceSecret',
  method: 'put',
  path: '/api/v1/secrets/{name}',
  tag: 'Secrets',
  summary: 'Replace the value of a secret; calls that go out from now on carry the new one',
  access: 'secrets.manage',
  params: nameParams,
  body: z.strictObject({ value }),
  answer: secret,
  status: 200,
})

export const deleteSecret = defineOperation({
  id: 'deleteSecret',
  method: 'delete',
  path: '/api/v1/secrets/{name}',
  tag: 'Secrets',
  summary: 'Delete a secret; whatever names it fails from now on, and says which one is missing',
  access: 'secrets.manage',
  params: nameParams,
  status: 204,
})
