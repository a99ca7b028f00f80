-- As 0020: instances are written with each step they take. Of approvals, and of what is told of linked flows, the room left was
-- too little for all that a page holds.

alter table instance set (fillfactor = 70);
alter table approval set (fillfactor = 50);
alter table linked_request set (fillfactor = 50);
