import { z } from 'zod'
import { letterNames } from '../mail/index.ts'
import { defineOperation } from './operation.ts'
import { idParams, instant, pageOf, pageQuery } from './page.ts'

export const letterStates = ['waiting', 'sent', 'failed'] as const

export const letterRecord = z
  .object({
    id: z.uuid(),
    template: z.enum(letterNames).nullable().meta({ description: 'Null: another version of the server wrote it.' }),
    subject: z.string(),
    to: z.object({ name: z.string(), address: z.string() }),
    about: z.object({ kind: z.enum(['request', 'account']), id: z.string() }),
    state: z.enum(letterStates),
    sentence: z.string().nullable().meta({ description: 'Why it was not sent, the last time.' }),
    attempts: z.int(),
    createdAt: instant,
    nextAt: instant.nullable().meta({ description: 'When it is tried (again).' }),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Letter' })
export type LetterRecord = z.output<typeof letterRecord>

export const mailState = z
  .object({
    isSetUp: z.boolean(),
    bySandbox: z.boolean().meta({ description: 'Letters go to the mailbox of the sandbox.' }),
    server: z
      .object({
        address: z.string(),
        security: z.enum(['tls', 'starttls', 'none']),
        user: z.string().nullable(),
      })
      .nullable(),
    from: z.object({ name: z.string(), address: z.string() }),
    trouble: z.string().nullable().meta({ description: 'Why no letters are taken at the moment.' }),
    waiting: z.int(),
    failed: z.int(),
    sentLastDay: z.int(),
    oldestWaiting: instant.nullable(),
  })
  .meta({ id: 'MailState' })
export type MailState = z.output<typeof mailState>

export const getMail = defineOperation({
  id: 'getMail',
  method: 'get',
  path: '/api/v1/mail',
  tag: 'Mail',
  summary: 'Is mail set up, and does it go out',
  access: 'mail.manage',
  answer: mailState,
  status: 200,
})

export const listLetters = defineOperation({
  id: 'listLetters',
  method: 'get',
  path: '/api/v1/mail/letters',
  tag: 'Mail',
  summary: 'The letters of the last 30 days, the newest first',
  access: 'mail.manage',
  query: z.strictObject({ state: z.enum(letterStates).optional(), ...pageQuery }),
  answer: pageOf(letterRecord),
  status: 200,
})

export const getLetter = defineOperation({
  id: 'getLetter',
  method: 'get',
  path: '/api/v1/mail/letters/{id}',
  tag: 'Mail',
  summary: 'What became of a letter',
  access: 'mail.manage',
  params: idParams,
  answer: letterRecord,
  status: 200,
})

export const sendLetterAgain = defineOperation({
  id: 'sendLetterAgain',
  method: 'post',
  path: '/api/v1/mail/letters/{id}/send-again',
  tag: 'Mail',
  summary: 'Send a letter now that failed, or waits to be tried again',
  access: 'mail.manage',
  params: idParams,
  answer: letterRecord,
  status: 200,
})

export const sendTestLetter = defineOperation({
  id: 'sendTestLetter',
  method: 'post',
  path: '/api/v1/mail/test',
  tag: 'Mail',
  summary: 'Send a test letter to oneself',
  description: 'It takes the way of every other letter; what became of it says `GET /api/v1/mail/letters/{id}`.',
  access: 'mail.manage',
  body: z.strictObject({ address: z.string().max(254) }),
  answer: letterRecord,
  status: 201,
})
