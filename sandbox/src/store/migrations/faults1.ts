/** What is to go wrong, and how often it has. */
export const faults1 = `
create table fault_rule (
  position integer primary key autoincrement,
  id text not null unique,
  fault text not null check (json_valid(fault)),
  seen integer not null default 0,
  struck integer not null default 0
) strict;
`
