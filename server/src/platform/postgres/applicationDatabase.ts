import pg from 'pg'
import { type Address, APPLICATION, applicationOf, type Place, superuserOf, urlOf } from './place.ts'

/** The application's role and its database, made when they are missing: a start may have been killed between the two. */
export async function ensureApplicationDatabase(place: Place, address: Address): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(await superuserOf(place), address, 'postgres') })
  await client.connect()
  try {
    const role = await client.query('select from pg_roles where rolname = $1', [APPLICATION])
    if (role.rowCount === 0) {
      const { password } = await applicationOf(place)
      await client.query(`create role ${APPLICATION} login password ${client.escapeLiteral(password)}`)
    }
    const database = await client.query('select from pg_database where datname = $1', [APPLICATION])
    if (database.rowCount === 0) await client.query(`create database ${APPLICATION} owner ${APPLICATION}`)
  } finally {
    await client.end()
  }
}
