import { html } from 'hono/html'
import {
  type Address,
  addressInText,
  findMail,
  type Mail,
  type Message,
  readMessage,
  sourceOf,
} from '../../mailbox/index.ts'
import type { Html } from '../../pages/index.ts'
import {
  type Crumb,
  linkButton,
  moment,
  pairs,
  postButton,
  showConsole,
  showNothing,
  tabs,
  type Visit,
} from '../frame/index.ts'
import { folderName, folderOf, mailboxPath } from './folder.ts'
import { folderList } from './folderList.ts'
import { mailboxStyle } from './style.ts'

/** Ways to look at a mail, each where there is something to see. */
type View = 'html' | 'text' | 'headers'

export async function showMail(visit: Visit): Promise<Response> {
  const mail = findMail(visit.premises.store, visit.c.req.param('id') ?? '')
  const folder = folderOf(visit)
  const trail = trailOf(visit, folder)
  if (!mail) return showNothing(visit, 'Mail', trail)
  const message = await readMessage(sourceOf(visit.premises.store, mail.id) ?? new Uint8Array())
  const view = viewOf(visit, message)
  return showConsole(visit, {
    title: mail.subject || '(No subject)',
    trail,
    style: mailboxStyle,
    side: { label: 'Folders', list: folderList(visit, folder) },
    hasFrames: view === 'html',
    commands: html`${postButton(visit, { action: mailboxPath(`/mailbox/${mail.id}/unread`, folder), text: 'Mark as unread' })}
${linkButton(mailboxPath(`/mailbox/${mail.id}/delete`, folder), 'Delete')}`,
    body: html`<section class="card">${pairs(known(mail, message))}</section>
<section class="letter" aria-label="Message">
${tabs('Ways to look at it', views(mail, message, view, folder))}
${contentOf(mail, message, view)}
</section>`,
  })
}

export const trailOf = (visit: Visit, folder: string): Crumb[] => [
  { text: folderName(visit, folder), href: mailboxPath('/mailbox', folder) },
]

function viewOf({ c }: Visit, { html: markup }: Message): View {
  const asked = c.req.query('view')
  if (asked === 'text' || asked === 'headers') return asked
  return markup === undefined ? 'text' : 'html'
}

function views({ id }: Mail, { html: markup }: Message, view: View, folder: string) {
  const at = (one: View, text: string) => ({
    text,
    href: mailboxPath(`/mailbox/${id}`, folder, { view: one }),
    isCurrent: one === view,
  })
  return [
    ...(markup === undefined ? [] : [at('html', 'Message')]),
    at('text', markup === undefined ? 'Message' : 'Plain text'),
    at('headers', 'Headers'),
    { text: 'Source', href: `/mailbox/${id}/source`, isCurrent: false },
  ]
}

function known(mail: Mail, message: Message): (readonly [string, Html | string])[] {
  const { to, cc, replyTo, attachments } = message
  const named = [...to, ...cc].map(({ address }) => address.toLowerCase())
  const hidden = mail.recipients.filter(({ address }) => !named.includes(address.toLowerCase()))
  return [
    ['From', addresses([{ name: mail.fromName, address: mail.fromAddress }])],
    ...(to.length > 0 ? [['To', addresses(to)] as const] : []),
    ...(cc.length > 0 ? [['Cc', addresses(cc)] as const] : []),
    ...(hidden.length > 0
      ? [['Sent to', addresses(hidden.map(({ address }) => ({ name: '', address })))] as const]
      : []),
    ...(replyTo.length > 0 ? [['Reply to', addresses(replyTo)] as const] : []),
    ['Received', moment(mail.receivedAt)],
    ...(attachments.length > 0 ? [['Attachments', attachmentList(mail, message)] as const] : []),
  ]
}

const shownMax = 50

const addresses = (all: readonly Address[]): Html =>
  html`${all
    .slice(0, shownMax)
    .map(
      ({ name, address }, place) => html`${place === 0 ? '' : ', '}${name === '' ? address : `${name} <${address}>`}`,
    )}${all.length > shownMax ? ` and ${all.length - shownMax} more` : ''}`

const attachmentList = ({ id }: Mail, { attachments }: Message): Html =>
  html`<ul>${attachments.map(
    ({ filename, content }, place) =>
      html`<li><a href="/mailbox/${id}/attachments/${place + 1}" download>${filename}</a> <span class="soft">${sizeText(content.length)}</span></li>`,
  )}</ul>`

function sizeText(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${Math.round(bytes / 104_857.6) / 10} MB`
}

function contentOf({ id }: Mail, message: Message, view: View): Html {
  if (view === 'headers') return headerList(message)
  if (view === 'text')
    return message.text?.trim()
      ? html`<div class="card text">${linked(message.text.trim())}</div>`
      : html`<p class="soft">This message has no text.</p>`
  // Nothing in it runs, nothing is fetched for it, and what it links to opens beside.
  return html`<iframe src="/mailbox/${id}/html" title="The message itself" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`
}

const headerList = ({ headers }: Message): Html =>
  html`<div class="card">${pairs(headers.map(({ name, value }) => [name, html`<code>${value}</code>`] as const))}</div>`

/** Text in which what looks like an address is one. */
function linked(text: string): Html {
  const pieces: Html[] = []
  let end = 0
  for (const { 0: address, index } of text.matchAll(addressInText)) {
    pieces.push(
      html`${text.slice(end, index)}<a href="${address}" target="_blank" rel="noopener noreferrer">${address}</a>`,
    )
    end = index + address.length
  }
  return html`${pieces}${text.slice(end)}`
}
