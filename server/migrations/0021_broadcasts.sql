-- What was broadcast under a key of the caller's: whoever repeats it is told what became of it, and nobody hears it again.
create table broadcast (
  id uuid primary key,
  checksum bytea not null,
  listeners int not null,
  begun int not null,
  broadcast_at timestamptz(3) not null
);
create index broadcast_over on broadcast (broadcast_at);
