// What one can do with mail.

import { findMail, listMail, removeMail, setRead } from '../../mailbox/index.ts'
import { type Answer, doneAt, refusedAt, showConfirm, showNothing, type Visit } from '../frame/index.ts'
import { folderName, folderOf, mailboxPath } from './folder.ts'
import { trailOf } from './showMail.ts'

const found = ({ c, premises }: Visit) => findMail(premises.store, c.req.param('id') ?? '')

const recipientOf = (folder: string): string | undefined => (folder === '' ? undefined : folder)

/** Read, by whose folder it was opened in; among all mail, by everybody. */
export function openMail(visit: Visit): Answer {
  const mail = found(visit)
  const folder = folderOf(visit)
  if (!mail) return showNothing(visit, 'Mail', trailOf(visit, folder))
  setRead(visit.premises.store, mail.id, recipientOf(folder), visit.premises.clock().getTime())
  return visit.c.redirect(mailboxPath(`/mailbox/${mail.id}`, folder), 303)
}

export function markUnread(visit: Visit): Answer {
  const mail = found(visit)
  const folder = folderOf(visit)
  const path = mailboxPath('/mailbox', folder)
  if (!mail) return refusedAt(visit, path, 'This mail is gone.')
  setRead(visit.premises.store, mail.id, recipientOf(folder), null)
  return doneAt(visit, path, `“${mail.subject}” is unread again.`)
}

const atOnceMax = 1_000

export function markAllRead(visit: Visit): Answer {
  const { store, clock } = visit.premises
  const folder = folderOf(visit)
  store.transaction(() => {
    for (const { id } of listMail(store, { recipient: folder, limit: atOnceMax }))
      setRead(store, id, recipientOf(folder), clock().getTime())
  })
  return doneAt(visit, mailboxPath('/mailbox', folder), 'All of it is read.')
}

export function askToDelete(visit: Visit): Answer {
  const mail = found(visit)
  const folder = folderOf(visit)
  if (!mail) return showNothing(visit, 'Mail', trailOf(visit, folder))
  return showConfirm(visit, {
    title: `Delete “${mail.subject || '(No subject)'}”?`,
    trail: trailOf(visit, folder),
    text: folder === '' ? 'It is gone for everybody it was sent to.' : 'Others whom it was sent to keep it.',
    action: mailboxPath(`/mailbox/${mail.id}/delete`, folder),
    submit: 'Delete',
    back: mailboxPath(`/mailbox/${mail.id}`, folder),
  })
}

export function deleteMail(visit: Visit): Answer {
  const mail = found(visit)
  const folder = folderOf(visit)
  const path = mailboxPath('/mailbox', folder)
  if (!mail) return refusedAt(visit, path, 'This mail was gone already.')
  removeMail(visit.premises.store, { id: mail.id, recipient: folder })
  return doneAt(visit, path, `“${mail.subject}” was deleted.`)
}

export function askToEmpty(visit: Visit): Answer {
  const folder = folderOf(visit)
  return showConfirm(visit, {
    title: folder === '' ? 'Delete all mail?' : `Empty the folder of ${folderName(visit, folder)}?`,
    trail: trailOf(visit, folder),
    text: folder === '' ? 'It is gone for everybody.' : 'Others whom it was sent to keep it.',
    action: mailboxPath('/mailbox/empty', folder),
    submit: folder === '' ? 'Delete all mail' : 'Empty folder',
    back: mailboxPath('/mailbox', folder),
  })
}

export function emptyFolder(visit: Visit): Answer {
  const folder = folderOf(visit)
  removeMail(visit.premises.store, { recipient: folder })
  return doneAt(visit, mailboxPath('/mailbox', folder), 'The mail was deleted.')
}
