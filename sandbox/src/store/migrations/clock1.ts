/** How far the sandbox's clock is ahead of the world's. */
export const clock1 = `
create table clock (
  only integer primary key check (only = 1),
  ahead_ms integer not null check (ahead_ms >= 0)
) strict;
`
