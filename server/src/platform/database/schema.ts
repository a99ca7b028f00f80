import type { Db } from './db.ts'
import { sql } from './sql.ts'

/** The schema as the catalogs tell it, in an order that never depends on when something was made. */
export async function describeSchema(db: Db): Promise<string> {
  const parts = await db.rows<{ text: string }>(sql`
    with ours as (
      select oid, relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p'))

    select 'create table ' || relname || E' (\n' || columns || E'\n);' as text, relname as name, 1 as kind
    from ours, lateral (
      select string_agg('  ' || concat_ws(' ',
        attname,
        format_type(atttypid, atttypmod),
        case when attnotnull then 'not null' end,
        case when attidentity = 'a' then 'generated always as identity' end,
        case when attgenerated = 's' then 'generated always as (' || pg_get_expr(adbin, adrelid) || ') stored'
             when adbin is not null then 'default ' || pg_get_expr(adbin, adrelid) end), E',\n' order by attnum) as columns
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = ours.oid and attnum > 0 and not attisdropped) as described

    union all
    select format('alter table %s add constraint %s %s;', relname, conname, pg_get_constraintdef(c.oid)),
      relname || '.' || conname, 2
    from pg_constraint c join ours on ours.oid = conrelid
    where contype <> 'n'

    union all
    select pg_get_indexdef(indexrelid) || ';', relname || '.' || indexrelid::regclass, 3
    from pg_index join ours on ours.oid = indrelid
    where not exists (select from pg_constraint where conindid = indexrelid)

    union all
    select pg_get_functiondef(oid) || ';', proname || pg_get_function_identity_arguments(oid), 4
    from pg_proc p
    where pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend where objid = p.oid and deptype = 'e')

    union all
    select pg_get_triggerdef(t.oid) || ';', relname || '.' || tgname, 5
    from pg_trigger t join ours on ours.oid = tgrelid
    where not tgisinternal

    order by kind, name`)
  return `${parts.map(({ text }) => text.trim()).join('\n\n')}\n`
}
