/** One that is off stays to be turned on again. */
export const faults2Off = `
alter table fault_rule add column is_off integer not null default 0 check (is_off in (0, 1));
`
