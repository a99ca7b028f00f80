-- Whose doing an instance is: a step that asks for an approval must not believe a variable of it.
alter table instance add column started_by uuid;
alter table message add column published_by uuid;

-- Of the instances that run, as it was written down until now: of runs of flows by themselves, of others in the audit log.
update instance i set started_by = r.account_id
from flow_run r
where r.instance_id = i.id;

update instance i set started_by = a.id
from audit_entry e join account a on a.id::text = e.actor_id
where e.action = 'instance.started' and e.subject_id = i.id::text and e.actor_kind = 'account'
  and i.started_by is null and i.status = 'active';

update instance i set started_by = t.account_id
from audit_entry e join api_token t on t.id::text = e.actor_id
where e.action = 'instance.started' and e.subject_id = i.id::text and e.actor_kind = 'token'
  and i.started_by is null and i.status = 'active';
