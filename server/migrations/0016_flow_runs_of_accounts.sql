-- What somebody has begun is asked for by whoever it was, the newest first.
create index flow_run_by_account on flow_run (account_id, at desc);
