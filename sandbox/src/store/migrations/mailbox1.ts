/** Mail, whoever it is for, and the port it came by last: whoever has noted the address finds it again. */
export const mailbox1 = `
create table mail (
  position integer primary key autoincrement,
  id text not null unique,
  received_at integer not null,
  sender text not null,
  from_name text not null,
  from_address text not null,
  subject text not null,
  beginning text not null,
  searched text not null,
  attachments integer not null,
  size integer not null,
  source blob not null
) strict;

create table mail_recipient (
  mail_id text not null references mail (id) on delete cascade,
  place integer not null,
  address text not null collate nocase,
  read_at integer,
  primary key (mail_id, address)
) strict;

create index mail_recipient_address on mail_recipient (address, mail_id);

create table mail_door (
  only integer primary key check (only = 1),
  port integer not null
) strict;
`
