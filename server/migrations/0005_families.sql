-- Instances that call one another are a family; so many of one may run at a time. The one on top of it, for all but
-- itself.
alter table instance add column root_id uuid;
create index instance_by_root on instance (root_id) where root_id is not null and status = 'active';
