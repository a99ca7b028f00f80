-- What waits for the sealer brings along what the chain needs of it, signed: nothing is read or computed twice. Of what waited
-- before, both are null, and the entry itself is looked at.

alter table audit_unsealed add column mac bytea, add column code bytea, add check ((mac is null) = (code is null));

-- Whether an entry is there is what the chain itself shows. Each reference locked the entry's row once more.
alter table audit_unsealed drop constraint audit_unsealed_entry_id_fkey;
alter table audit_seal drop constraint audit_seal_entry_id_fkey;

alter table audit_unsealed alter column mac set statistics 0, alter column code set statistics 0;
