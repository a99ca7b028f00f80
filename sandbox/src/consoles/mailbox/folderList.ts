import { html } from 'hono/html'
import { countMail } from '../../mailbox/index.ts'
import type { Html } from '../../pages/index.ts'
import type { Visit } from '../frame/index.ts'
import { mailboxPath, type ShownFolder, shownFolders } from './folder.ts'

/** What stands at the left of the mailbox: `current` is the folder one is in. */
export function folderList(visit: Visit, current: string): Html {
  const all = { address: '', name: 'All mail', isOwn: false, ...countMail(visit.premises.store) }
  return html`<ul>${[all, ...shownFolders(visit)].map((folder) => entry(folder, current))}</ul>`
}

const entry = ({ address, name, unread, isOwn }: ShownFolder, current: string): Html =>
  html`<li><a href="${mailboxPath('/mailbox', address)}"${address === current ? html` aria-current="page"` : ''}><span>${name}${isOwn ? ' (you)' : ''}</span>${
    unread === 0 ? '' : html`<span class="count">${unread}<span class="unseen"> unread</span></span>`
  }</a></li>\n`
