-- Whose late answer it was: of two who go by one name, each is told of. Nothing where it was told before, or came by a flow.
alter table approval_event add column account_id uuid;
