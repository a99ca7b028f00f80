import { Hono } from 'hono'
import type { Traced } from '../../entra/index.ts'
import type { Premises } from '../../premises.ts'
import { acting, looking } from '../frame/index.ts'
import { askToDelete, askToEmpty, deleteMail, emptyFolder, markAllRead, markUnread, openMail } from './actions.ts'
import { attachment, htmlBody, source } from './contents.ts'
import { showMail } from './showMail.ts'
import { showMailbox } from './showMailbox.ts'

/** All mail there is, whoever it is for: what programs send has to be seen by whoever tries them. */
export const mailboxRoutes = (premises: Premises): Hono<Traced> =>
  new Hono<Traced>()
    .get('/mailbox', looking(premises, showMailbox))
    .get('/mailbox/empty', looking(premises, askToEmpty))
    .post('/mailbox/empty', acting(premises, emptyFolder))
    .post('/mailbox/read', acting(premises, markAllRead))
    .get('/mailbox/:id', looking(premises, showMail))
    .get('/mailbox/:id/html', looking(premises, htmlBody))
    .get('/mailbox/:id/source', looking(premises, source))
    .get('/mailbox/:id/attachments/:place', looking(premises, attachment))
    .get('/mailbox/:id/delete', looking(premises, askToDelete))
    .post('/mailbox/:id/open', acting(premises, openMail))
    .post('/mailbox/:id/unread', acting(premises, markUnread))
    .post('/mailbox/:id/delete', acting(premises, deleteMail))
