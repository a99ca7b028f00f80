-- What is never compared needs no statistics. To make them whole documents were read and sorted, each time a table had grown by
-- a tenth.

alter table approval
  alter column workflow set statistics 0, alter column about set statistics 0, alter column requester set statistics 0,
  alter column decided_by set statistics 0, alter column line set statistics 0,
  alter column default_approver set statistics 0;
alter table approval_event alter column people set statistics 0;
alter table approval_holder alter column content set statistics 0;
alter table audit_entry alter column details set statistics 0, alter column mac set statistics 0;
alter table audit_seal alter column hash set statistics 0;
alter table change
  alter column content set statistics 0, alter column requester set statistics 0, alter column conflicts set statistics 0;
alter table directory_object alter column attributes set statistics 0;
alter table fact alter column fact set statistics 0;
alter table instance alter column state set statistics 0;
alter table job alter column headers set statistics 0, alter column variables set statistics 0;
alter table letter alter column content set statistics 0;
alter table linked_request alter column said set statistics 0, alter column result set statistics 0;
