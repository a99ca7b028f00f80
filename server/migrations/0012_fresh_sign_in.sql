-- When whoever has this session last showed who they are once more, for what needs that.
alter table session add column verified_at timestamptz;
