// Mail that has come is kept, as long as there is room.

import { randomUUID } from 'node:crypto'
import { folded } from '../directory/index.ts'
import type { Envelope, Post } from './mail.ts'
import { compose, type Letter, type Message, oneLine, readMessage } from './message/index.ts'
import { addMail, dropOldest } from './sql.ts'

/** What servers of companies usually take. */
export const messageMaxBytes = 25 * 1024 * 1024

/** More than anybody reads, and little enough for one file: the oldest go. */
const keptMax = 1_000
const keptMaxBytes = 4 * messageMaxBytes

const beginningMax = 200

/** Of a longer mail only so much is searched. */
const searchedMax = 64 * 1024

/** A mail that came by SMTP. */
export async function keepSent(post: Post, envelope: Envelope, source: Uint8Array): Promise<void> {
  keep(post, envelope, source, await readMessage(source))
}

/** A mail of the cloud's own, at once: it is there as soon as what it tells of is. */
export function sendMail(post: Post, letter: Letter): void {
  const { from, to, subject, text } = letter
  keep(post, { sender: from.address, recipients: [to.address] }, compose(letter, post.clock()), {
    from,
    to: [to],
    cc: [],
    subject: oneLine(subject),
    text,
    attachments: [],
  })
}

type Summary = Pick<Message, 'from' | 'to' | 'cc' | 'subject' | 'text' | 'attachments'>

function keep({ store, clock }: Post, { sender, recipients }: Envelope, source: Uint8Array, message: Summary): void {
  const { from = { name: '', address: sender }, to, cc, subject, text = '', attachments } = message
  const people = [from, ...to, ...cc].flatMap(({ name, address }) => [name, address])
  const mail = {
    id: randomUUID(),
    receivedAt: clock().getTime(),
    sender,
    fromName: from.name,
    fromAddress: from.address,
    subject,
    beginning: text
      .slice(0, 4 * beginningMax)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, beginningMax),
    searched: folded([subject, ...people, ...recipients, text].join('\n').slice(0, searchedMax)),
    attachments: attachments.length,
    size: source.byteLength,
    source,
  }
  store.transaction(() => {
    addMail(store, mail, recipients)
    dropOldest(store, keptMax, keptMaxBytes)
  })
}
