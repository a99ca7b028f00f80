// Mail over HTTP: what waits, what failed and why, and a letter to oneself. Nothing is sent here; the sender does that.

import * as api from '@countersign/core/api'
import { isMailAddress } from '@countersign/core/mail'
import { z } from 'zod'
import { actorOf, type Recorder } from '../audit/index.ts'
import { cursorOf, type Mounted, mounted, pageOf, refused } from '../http/index.ts'
import type { Pool } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import type { MailSettings } from '../platform/mailSettings.ts'
import { letterAnswer } from './answers.ts'
import { postLetters } from './post.ts'
import type { MailSender } from './sender.ts'
import { countLetters, rewindLetter, selectLetter, selectLetterByKey, selectLetters } from './sql.ts'

export type MailOperationParts = {
  pool: Pool
  record: Recorder
  now: () => Date
  sender: MailSender
  settings: MailSettings
  url: URL
}

const place = cursorOf(z.object({ at: z.iso.datetime(), id: z.uuid() }))
const dayMs = 86_400_000

export const mailOperations = ({ pool, record, now, sender, settings, url }: MailOperationParts): Mounted[] => [
  mounted(api.getMail, async () => {
    const { oldestWaiting, ...counts } = await countLetters(pool, new Date(now().getTime() - dayMs))
    const { server, from } = settings
    return {
      ...{ isSetUp: sender.isSetUp, bySandbox: server === 'sandbox', from, ...counts },
      server: server === undefined || server === 'sandbox' ? null : told(server),
      trouble: sender.trouble() ?? null,
      oldestWaiting: oldestWaiting?.toISOString() ?? null,
    }
  }),

  mounted(api.listLetters, async ({ input: { query } }) => {
    const after = query.cursor === undefined ? undefined : place.read(query.cursor)
    if (query.cursor !== undefined && !after) return refused('invalid-cursor')
    const rows = await selectLetters(pool, query.state, after, query.limit + 1)
    const { items, nextCursor } = pageOf(rows, query.limit, place, ({ createdAt, id }) => ({
      ...{ at: createdAt.toISOString(), id },
    }))
    return { items: items.map((row) => letterAnswer(row, url)), nextCursor }
  }),

  mounted(api.getLetter, async ({ input: { params } }) => {
    const row = await selectLetter(pool, params.id)
    return row ? letterAnswer(row, url) : refused('not-found')
  }),

  mounted(api.sendLetterAgain, async ({ input: { params }, caller, requestId }) => {
    const row = await pool.transaction(async (tx) => {
      const rewound = await rewindLetter(tx, params.id, now())
      if (rewound)
        await record(tx, {
          action: 'letter.sent-again',
          actor: actorOf(caller),
          subject: subjectOf(rewound),
          requestId,
        })
      return rewound
    })
    if (!row) {
      const sent = await selectLetter(pool, params.id)
      return sent ? refused('conflict', { detail: 'This letter was sent already.' }) : refused('not-found')
    }
    sender.ring()
    return letterAnswer(row, url)
  }),

  mounted(api.sendTestLetter, async ({ input: { body }, caller, requestId }) => {
    const address = body.address.trim()
    if (!isMailAddress(address))
      return refused('invalid-input', { errors: [{ path: 'body.address', message: 'Enter one mail address.' }] })
    const { id: accountId, name } = caller.account
    const key = `test:${newId()}`
    const row = await pool.transaction(async (tx) => {
      const about = { kind: 'account', id: accountId } as const
      await postLetters(tx, [{ key, to: { name, address }, template: 'test', values: { sentBy: name }, about }])
      const posted = await selectLetterByKey(tx, key)
      await record(tx, { action: 'letter.test-sent', actor: actorOf(caller), subject: subjectOf(posted), requestId })
      return posted
    })
    sender.ring()
    return letterAnswer(row, url)
  }),
]

const subjectOf = ({ id, to }: { id: string; to: { address: string } }) =>
  ({ kind: 'letter', id, name: to.address }) as const

function told({ host, port, security, user }: Exclude<MailSettings['server'], 'sandbox' | undefined>) {
  return { address: `${host}:${port}`, security, user: user ?? null }
}
