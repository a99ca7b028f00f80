-- Approved and not carried out yet: few at a time, and looked through for those whose process is gone.
create index change_approved on change (id) where workflow is not null and state in ('approved', 'applying');
