import { html } from 'hono/html'
import { listMail, type Mail, wordsOf } from '../../mailbox/index.ts'
import type { Html } from '../../pages/index.ts'
import { type Answer, emptyState, linkButton, moment, postButton, showConsole, type Visit } from '../frame/index.ts'
import { folderName, folderOf, mailboxPath } from './folder.ts'
import { folderList } from './folderList.ts'
import { mailboxStyle } from './style.ts'

const perPage = 50

export function showMailbox(visit: Visit): Answer {
  const { store, smtpUrl } = visit.premises
  const folder = folderOf(visit)
  const find = visit.c.req.query('find')?.trim() ?? ''
  const before = Number(visit.c.req.query('before')) || undefined
  const found = listMail(store, { recipient: folder, words: wordsOf(find), before, limit: perPage + 1 })
  const mail = found.slice(0, perPage)
  const hasMore = found.length > perPage
  return showConsole(visit, {
    title: folderName(visit, folder),
    lead: html`Mail for anybody ends up here: programs send it to <code>${smtpUrl}</code>.`,
    style: mailboxStyle,
    commands: html`${postButton(visit, { action: mailboxPath('/mailbox/read', folder), text: 'Mark all as read' })}
${linkButton(mailboxPath('/mailbox/empty', folder), folder === '' ? 'Delete all mail' : 'Empty folder')}`,
    side: { label: 'Folders', list: folderList(visit, folder) },
    body: html`${searchForm(folder, find)}
${mail.length === 0 ? nothing(find) : html`<ul class="mails">${mail.map((one) => row(visit, one, folder))}</ul>`}
${before === undefined && !hasMore ? '' : pager(folder, find, before === undefined, hasMore ? mail.at(-1) : undefined)}`,
  })
}

const searchForm = (folder: string, find: string): Html =>
  html`<form class="search" method="get" action="/mailbox" role="search">
${folder === '' ? '' : html`<input type="hidden" name="folder" value="${folder}">`}
<label for="find">Find mail: subject, people or text</label>
<span class="search-line"><input id="find" type="search" name="find" value="${find}" autocomplete="off" spellcheck="false">
<button class="plain-button">Search</button></span>
${find === '' ? '' : html`<p class="soft"><a href="${mailboxPath('/mailbox', folder)}">Clear search</a></p>`}
</form>`

const nothing = (find: string): Html =>
  find === ''
    ? emptyState({ title: 'No mail', text: 'Nothing was sent here yet, or it was deleted.' })
    : emptyState({ title: 'No mail found', text: `There is none in this folder with “${find}”.` })

/** To open it marks it as read: a form, since a link changes nothing. */
function row({ canary }: Visit, mail: Mail, folder: string): Html {
  const isUnread = mail.recipients.some(
    ({ address, readAt }) => readAt === null && (folder === '' || address.toLowerCase() === folder),
  )
  return html`<li><form method="post" action="${mailboxPath(`/mailbox/${mail.id}/open`, folder)}"><input type="hidden" name="canary" value="${canary}">
<button class="mail${isUnread ? ' unread' : ''}">
<span class="who">${isUnread ? html`<span class="unseen">Unread: </span>` : ''}${mail.fromName || mail.fromAddress}</span>
<span class="when">${moment(mail.receivedAt)}</span>
<span class="name">${mail.subject || '(No subject)'}</span>
<span class="to">To ${toText(mail)}${mail.attachments === 0 ? '' : ` · ${mail.attachments === 1 ? '1 attachment' : `${mail.attachments} attachments`}`}</span>
<span class="beginning">${mail.beginning}</span>
</button></form></li>\n`
}

function toText({ recipients }: Mail): string {
  const [first, ...others] = recipients.map(({ address }) => address)
  return others.length === 0 ? (first ?? '') : `${first} and ${others.length} more`
}

function pager(folder: string, find: string, isFirst: boolean, last: Mail | undefined): Html {
  const searched = find === '' ? {} : { find }
  return html`<nav class="pager" aria-label="Pages">
${isFirst ? '' : html`<a href="${mailboxPath('/mailbox', folder, searched)}">Newest</a>`}
${last === undefined ? '' : html`<a href="${mailboxPath('/mailbox', folder, { ...searched, before: String(last.position) })}" rel="next">Older</a>`}</nav>`
}
