-- Letters on their way: written in the transaction of what they tell, sent after it. See server/src/mail.

create table letter (
  id uuid primary key,
  key text not null unique, -- what is posted twice is sent once
  template text not null,
  content jsonb not null, -- the values of its template
  to_name text not null,
  to_address text not null,
  about_kind text not null check (about_kind in ('request', 'account')),
  about_id text not null,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  attempt integer not null default 0,
  run_at timestamptz(3), -- when it is sent, or tried again if whoever has claimed it dies
  sentence text, -- why it was not sent, the last time
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  check ((state = 'waiting') = (run_at is not null)),
  check ((state = 'waiting') = (finished_at is null)),
  check (state <> 'failed' or sentence is not null)
);
create index letter_waiting on letter (run_at) where state = 'waiting';
create index letter_newest on letter (created_at desc, id desc);
create index letter_by_state on letter (state, created_at desc, id desc) where state <> 'sent';
create index letter_by_end on letter (finished_at) where state <> 'waiting';
