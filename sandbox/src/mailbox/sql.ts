import type { Store } from '../store/index.ts'
import type { Mail, Recipient } from './mail.ts'

export type NewMail = Omit<Mail, 'position' | 'recipients'> & { searched: string; source: Uint8Array }

export function addMail(store: Store, mail: NewMail, recipients: readonly string[]): void {
  const { id, receivedAt, sender, fromName, fromAddress, subject, beginning, searched, attachments, size } = mail
  store.run`
    insert into mail (id, received_at, sender, from_name, from_address, subject, beginning, searched, attachments, size, source)
    values (${id}, ${receivedAt}, ${sender}, ${fromName}, ${fromAddress}, ${subject}, ${beginning}, ${searched},
      ${attachments}, ${size}, ${mail.source})`
  for (const [place, address] of recipients.entries())
    store.run`
      insert into mail_recipient (mail_id, place, address) values (${id}, ${place}, ${address}) on conflict do nothing`
}

/** The oldest go; the newest stays, whatever it weighs. */
export const dropOldest = (store: Store, countMax: number, bytesMax: number): void =>
  store.run`
    delete from mail where position in (
      select position from (
        select position, row_number() over (order by position desc) as place, sum(size) over (order by position desc) as bytes
        from mail)
      where place > ${countMax} or (bytes > ${bytesMax} and place > 1))`

type Row = Omit<Mail, 'recipients'> & { recipients: string }

const asMail = ({ recipients, ...row }: Row): Mail => ({ ...row, recipients: JSON.parse(recipients) as Recipient[] })

export type MailQuery = {
  /** In whose folder. */
  recipient?: string | undefined
  /** All of which have to occur, folded as they were when it came. */
  words?: readonly string[]
  /** Only what came before this one. */
  before?: number | undefined
  limit: number
}

/** The newest first. */
export const listMail = (store: Store, { recipient = '', words = [], before, limit }: MailQuery): Mail[] =>
  store.rows<Row>`
    select id, position, received_at as receivedAt, sender, from_name as fromName, from_address as fromAddress, subject,
      beginning, attachments, size,
      (select json_group_array(json_object('address', address, 'readAt', read_at) order by place)
        from mail_recipient where mail_id = mail.id) as recipients
    from mail
    where position < ${before ?? Number.MAX_SAFE_INTEGER}
      and (${recipient} = '' or exists (select 1 from mail_recipient where mail_id = mail.id and address = ${recipient}))
      and not exists (select 1 from json_each(${JSON.stringify(words)}) as word where instr(searched, word.value) = 0)
    order by position desc limit ${limit}`.map(asMail)

export function findMail(store: Store, id: string): Mail | undefined {
  const row = store.row<Row>`
    select id, position, received_at as receivedAt, sender, from_name as fromName, from_address as fromAddress, subject,
      beginning, attachments, size,
      (select json_group_array(json_object('address', address, 'readAt', read_at) order by place)
        from mail_recipient where mail_id = mail.id) as recipients
    from mail where id = ${id}`
  return row && asMail(row)
}

/** Byte for byte as it came. */
export const sourceOf = (store: Store, id: string): Uint8Array | undefined =>
  store.row<{ source: Uint8Array }>`select source from mail where id = ${id}`?.source

export type Folder = { address: string; total: number; unread: number }

export const folders = (store: Store): Folder[] =>
  store.rows<Folder>`
    select min(address) as address, count(*) as total, count(*) filter (where read_at is null) as unread
    from mail_recipient group by address order by address limit 2000`

export const countMail = (store: Store): { total: number; unread: number } =>
  store.row<{ total: number; unread: number }>`
    select count(*) as total,
      count(*) filter (where exists (select 1 from mail_recipient where mail_id = mail.id and read_at is null)) as unread
    from mail` ?? { total: 0, unread: 0 }

/** By one of those it was sent to, or by all of them; `null` makes it unread again. */
export const setRead = (store: Store, id: string, recipient: string | undefined, at: number | null): void =>
  store.run`
    update mail_recipient set read_at = ${at}
    where mail_id = ${id} and (${recipient ?? ''} = '' or address = ${recipient ?? ''})`

/** Out of one folder, or altogether; a mail that is in no folder any more is gone. */
export function removeMail(store: Store, { id = '', recipient = '' }: { id?: string; recipient?: string }): void {
  store.run`
    delete from mail_recipient
    where (${id} = '' or mail_id = ${id}) and (${recipient} = '' or address = ${recipient})`
  store.run`delete from mail where not exists (select 1 from mail_recipient where mail_id = mail.id)`
}

export const lastPort = (store: Store): number | undefined =>
  store.row<{ port: number }>`select port from mail_door`?.port

export const rememberPort = (store: Store, port: number): void =>
  store.run`insert into mail_door (only, port) values (1, ${port}) on conflict do update set port = excluded.port`
