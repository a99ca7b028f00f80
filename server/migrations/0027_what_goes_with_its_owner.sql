-- Like facts, these rows are written only behind the lock of their instance or approval: nobody has to look whether it is there.
-- Each reference looked for its row once more and locked it: nine of the eighteen of a request.

alter table variable drop constraint variable_instance_id_fkey;
alter table job drop constraint job_instance_id_fkey;
alter table approval_holder drop constraint approval_holder_approval_id_fkey;
alter table approval_event drop constraint approval_event_approval_id_fkey;

-- Nothing deletes approvals, also not with their store: their holders and events would be left behind.
alter table approval
  drop constraint approval_store_id_fkey,
  add constraint approval_store_id_fkey foreign key (store_id) references identity_store;
