// A mail as its reader sees it, read from what was sent.

import PostalMime, { type Address as ParsedAddress, type Attachment as ParsedAttachment } from 'postal-mime'

export type Address = { name: string; address: string }

export type Attachment = { filename: string; type: string; contentId: string | undefined; content: Uint8Array }

export type Message = {
  from: Address | undefined
  to: readonly Address[]
  cc: readonly Address[]
  replyTo: readonly Address[]
  subject: string
  /** As the letter says; the servers know better when it came. */
  date: string | undefined
  headers: readonly { name: string; value: string }[]
  /** Where there is only the one, the other is made of it, or missing. */
  text: string | undefined
  html: string | undefined
  attachments: readonly Attachment[]
}

/** What cannot be read is a mail all the same: with a subject that says so, and its source to look at. */
export async function readMessage(source: Uint8Array): Promise<Message> {
  const email = await PostalMime.parse(source).catch(() => undefined) // it says nothing that its reader could mend
  if (!email) return unreadable
  return {
    from: email.from && addressesOf([email.from])[0],
    to: addressesOf(email.to),
    cc: addressesOf(email.cc),
    replyTo: addressesOf(email.replyTo),
    subject: email.subject?.trim() ?? '',
    date: email.date,
    headers: email.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    text: email.text?.replace(/\r\n/g, '\n'),
    html: email.html,
    attachments: email.attachments.map(asAttachment),
  }
}

const unreadable: Message = {
  from: undefined,
  to: [],
  cc: [],
  replyTo: [],
  subject: '(This message could not be read)',
  date: undefined,
  headers: [],
  text: undefined,
  html: undefined,
  attachments: [],
}

/** A group of addresses counts as those in it. */
const addressesOf = (parsed: readonly ParsedAddress[] = []): Address[] =>
  parsed.flatMap((one) => one.group ?? [one]).map(({ name, address }) => ({ name, address }))

function asAttachment({ filename, mimeType, contentId, content }: ParsedAttachment, place: number): Attachment {
  return {
    filename: filename ?? (mimeType === 'message/rfc822' ? `message-${place + 1}.eml` : `attachment-${place + 1}`),
    type: mimeType,
    contentId: contentId?.replace(/^<|>$/g, ''),
    content: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content),
  }
}
