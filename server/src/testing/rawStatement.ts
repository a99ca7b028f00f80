import { type Statement, sql } from '../platform/database/index.ts'

/** Text as a statement, for tests that put a table's name into one; the program has the template only. */
export const rawStatement = (text: string): Statement => sql(Object.assign([text], { raw: [text] }))
