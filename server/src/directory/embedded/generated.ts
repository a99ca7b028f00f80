import { type Db, sql } from '../../platform/database/index.ts'

const givenNames =
  'Ada,Bo,Carla,Dario,Elif,Finn,Greta,Hugo,Ines,Jarl,Kaya,Lena,Milan,Nia,Otto,Paula,Quentin,Rosa,Sami,Tilda,Umar,Vera,Wim,Xenia,Yara,Zeno'.split(
    ',',
  )
const surnames =
  'Andersson,Baum,Castro,Dahl,Eriksson,Ferrari,Grahn,Holm,Ito,Jansen,Kaya,Lopez,Moreau,Novak,Okoro,Petrov,Quist,Rossi,Sato,Tanaka,Ueda,Varga,Weber,Xu,Yilmaz,Zimmer'.split(
    ',',
  )
const departments = ['Sales', 'Operations', 'Finance', 'Research', 'IT', 'Service', 'Logistics', 'Quality']
const titles = ['Associate', 'Specialist', 'Coordinator', 'Engineer', 'Analyst', 'Technician', 'Planner', 'Lead']

/** Made-up people with made-up names, numbered on from those that were made before. */
export const insertGeneratedPeople = async (
  db: Db,
  storeId: string,
  count: number,
  domain: string,
  at: Date,
): Promise<number> =>
  (
    await db.one<{ added: number }>(sql`
      with start as (
        select count(*)::int as before from directory_object
        where store_id = ${storeId} and kind = 'user' and attributes ->> 'employeeType' = 'Generated'),
      numbered as (
        select before + number as number from start, generate_series(1, ${count}::int) as number),
      named as (
        select number,
          (${givenNames}::text[])[1 + number % ${givenNames.length}] as given_name,
          (${surnames}::text[])[1 + (number / ${givenNames.length}) % ${surnames.length}] as surname,
          (${departments}::text[])[1 + number % ${departments.length}] as department,
          (${titles}::text[])[1 + (number / 3) % ${titles.length}] as title
        from numbered),
      added as (
        insert into directory_object (store_id, id, kind, attributes, created_at, changed_at)
        select ${storeId}, uuidv7(), 'user', jsonb_build_object(
          'displayName', given_name || ' ' || surname || ' ' || number,
          'givenName', given_name, 'surname', surname,
          'userPrincipalName', 'generated' || number || '@' || ${domain}::text,
          'mailNickname', 'generated' || number,
          'mail', 'generated' || number || '@' || ${domain}::text,
          'department', department, 'jobTitle', title,
          'employeeId', 'G' || number, 'employeeType', 'Generated', 'accountEnabled', true), ${at}, ${at}
        from named
        on conflict do nothing
        returning id)
      select count(*)::int as added from added`)
  ).added
