// `/_sandbox/mailbox`: mail as a test reads it.

import { type Context, Hono } from 'hono'
import type { Traced } from '../entra/index.ts'
import type { Premises } from '../premises.ts'
import type { Mail } from './mail.ts'
import { linksIn, readMessage } from './message/index.ts'
import { wordsOf } from './search.ts'
import { findMail, listMail, removeMail, sourceOf } from './sql.ts'

const path = '/_sandbox/mailbox'

const usualLimit = 20
const limitMax = 100

export function controlRoutes({ store }: Premises): Hono<Traced> {
  const told = async (mail: Mail) => {
    const message = await readMessage(sourceOf(store, mail.id) ?? new Uint8Array())
    return {
      id: mail.id,
      receivedAt: new Date(mail.receivedAt).toISOString(),
      sender: mail.sender,
      recipients: mail.recipients.map(({ address }) => address),
      from: { name: mail.fromName, address: mail.fromAddress },
      to: message.to,
      cc: message.cc,
      replyTo: message.replyTo,
      subject: mail.subject,
      text: message.text ?? null,
      html: message.html ?? null,
      links: linksIn(message),
      attachments: message.attachments.map(({ filename, type, content }) => ({ filename, type, size: content.length })),
      headers: message.headers,
      size: mail.size,
    }
  }
  const one = (c: Context): Mail | undefined => findMail(store, c.req.param('id') ?? '')
  const missing = (c: Context): Response => c.json({ error: 'There is no such mail.' }, 404)

  return new Hono<Traced>()
    .get(path, async (c) => {
      const { recipient, find = '', limit = String(usualLimit) } = c.req.query()
      if (!/^[1-9]\d*$/.test(limit) || Number(limit) > limitMax)
        return c.json({ error: `The limit is a number from 1 to ${limitMax}.` }, 400)
      const mail = listMail(store, { recipient, words: wordsOf(find), limit: Number(limit) })
      return c.json({ mail: await Promise.all(mail.map(told)) })
    })
    .get(`${path}/:id`, async (c) => {
      const mail = one(c)
      return mail ? c.json(await told(mail)) : missing(c)
    })
    .get(`${path}/:id/source`, (c) => {
      const source = sourceOf(store, c.req.param('id'))
      return source ? c.body(new Uint8Array(source), 200, { 'content-type': 'message/rfc822' }) : missing(c)
    })
    .delete(path, (c) => {
      removeMail(store, { recipient: c.req.query('recipient') ?? '' })
      return c.body(null, 204)
    })
    .delete(`${path}/:id`, (c) => {
      const mail = one(c)
      if (!mail) return missing(c)
      removeMail(store, { id: mail.id })
      return c.body(null, 204)
    })
}
