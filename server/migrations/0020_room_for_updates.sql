-- Rows that are written several times within a moment find room beside what they were before: then no index has to change
-- where nothing changed that it is about.

alter table approval set (fillfactor = 70);
alter table approval_holder set (fillfactor = 70);
alter table change set (fillfactor = 70);
alter table job set (fillfactor = 70);
alter table letter set (fillfactor = 70);
alter table linked_request set (fillfactor = 70);
