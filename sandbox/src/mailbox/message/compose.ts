// A mail of the cloud's own, written as the text that would have come over the wire.

import { randomUUID } from 'node:crypto'
import type { Address } from './parse.ts'

export type Letter = { from: Address; to: Address; subject: string; text: string; html: string }

/** Names and subjects stand there as they are: internationalised headers (RFC 6532) are in UTF-8. */
export function compose({ from, to, subject, text, html }: Letter, date: Date): Buffer {
  const boundary = `=_${randomUUID()}`
  const lines = [
    `From: ${mailbox(from)}`,
    `To: ${mailbox(to)}`,
    `Subject: ${oneLine(subject).slice(0, subjectMax)}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@${from.address.split('@')[1]}>`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...part('plain', text),
    `--${boundary}`,
    ...part('html', html),
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

/** A line of a header ends at 998 bytes, of which a letter takes four at most. */
const subjectMax = 240

/** What somebody has written must not begin a header of its own. */
export const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

const mailbox = ({ name, address }: Address): string =>
  `"${oneLine(name).replace(/["\\]/g, '\\$&')}" <${oneLine(address)}>`

const part = (subtype: string, content: string): string[] => [
  `Content-Type: text/${subtype}; charset=utf-8`,
  'Content-Transfer-Encoding: base64',
  '',
  ...(Buffer.from(content)
    .toString('base64')
    .match(/.{1,76}/g) ?? []),
]
