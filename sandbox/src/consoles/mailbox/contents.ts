// What a mail consists of, as it is: none of it may run, or be taken for a page of ours.

import { html, raw } from 'hono/html'
import { type Attachment, type Message, messageMaxBytes, readMessage, sourceOf } from '../../mailbox/index.ts'
import { type Answer, showNothing, type Visit } from '../frame/index.ts'

/** Nothing runs, nothing is fetched; links open beside, freed of these bonds, or what they lead to would not work. */
const bonds = 'sandbox allow-popups allow-popups-to-escape-sandbox'

const htmlPolicy = [
  `default-src 'none'`,
  `img-src data:`,
  `font-src data:`,
  `style-src 'unsafe-inline'`,
  `form-action 'none'`,
  `base-uri 'none'`,
  `frame-ancestors 'self'`,
  bonds,
].join('; ')

const sourcePolicy = `default-src 'none'; frame-ancestors 'none'; sandbox`

async function messageOf({ c, premises }: Visit): Promise<Message | undefined> {
  const stored = sourceOf(premises.store, c.req.param('id') ?? '')
  return stored && (await readMessage(stored))
}

export async function htmlBody(visit: Visit): Promise<Response> {
  const message = await messageOf(visit)
  if (message?.html === undefined) return showNothing(visit, 'Message')
  visit.c.header('content-security-policy', htmlPolicy)
  visit.c.header('cache-control', 'no-store')
  return visit.c.html(
    html`<!doctype html><meta name="referrer" content="no-referrer"><base target="_blank">${raw(withPictures(message))}`,
  )
}

/** Pictures that came with the mail stand where it wants them; others are not fetched. */
function withPictures({ html: markup = '', attachments }: Message): string {
  const pictures = new Map(attachments.filter(isPicture).map((one) => [one.contentId, inMarkup(one)]))
  let room = picturesMaxLength
  return markup.replace(/\bcid:([^"'\s)>]+)/gi, (all, id: string) => {
    const picture = pictures.get(id) ?? pictures.get(decoded(id))
    if (picture === undefined || picture.length > room) return all
    room -= picture.length
    return picture
  })
}

/** Each of the largest mail's once, in base64: a small mail may well name a large picture a million times. */
const picturesMaxLength = (messageMaxBytes * 4) / 3

const isPicture = ({ type }: Attachment): boolean => type.startsWith('image/')

const inMarkup = ({ type, content }: Attachment): string =>
  `data:${type};base64,${Buffer.from(content).toString('base64')}`

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // it was not encoded
  }
}

export function source(visit: Visit): Answer {
  const stored = sourceOf(visit.premises.store, visit.c.req.param('id') ?? '')
  if (!stored) return showNothing(visit, 'Mail')
  return visit.c.body(new Uint8Array(stored), 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': sourcePolicy,
    'cache-control': 'no-store',
  })
}

export async function attachment(visit: Visit): Promise<Response> {
  const message = await messageOf(visit)
  const found = message?.attachments[Number(visit.c.req.param('place')) - 1]
  if (!found) return showNothing(visit, 'Attachment')
  // Whatever it says it is: it is to be kept, never shown.
  return visit.c.body(new Uint8Array(found.content), 200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${asciiName(found.filename)}"; filename*=UTF-8''${encoded(found.filename)}`,
    'content-security-policy': sourcePolicy,
    'cache-control': 'no-store',
  })
}

const asciiName = (name: string): string => name.replace(/[^ -~]|["\\/]/g, '_')

const encoded = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
