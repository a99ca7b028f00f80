import type pg from 'pg'
import type { Db } from './db.ts'
import { prepared } from './prepared.ts'
import { sql } from './sql.ts'

/**
 * For the rest of the transaction, rows are found by their indexes. A prepared statement keeps its plan, and one that
 * was made while a table was small reads all of it: cheap then, ruin an hour later, until statistics catch up.
 */
export const findByKeys = (tx: Db): Promise<unknown> =>
  tx.rows(
    prepared(sql`
      select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
        set_config('enable_mergejoin', 'off', true)`),
  )

/**
 * For all that this connection is ever asked. There is one way then to carry a statement out, so it is planned once and not
 * each time anew: by bitmaps, since an index may also be scanned from its first entry to its last, while a bitmap has keys
 * to begin with. They need not be its first, and an index of some of the rows needs none: that is looked for by a test
 * (`plannedByKeys.test.ts`). What fails here fails with the first statement, which finds no connection.
 */
export function alwaysByKeys(client: pg.ClientBase): void {
  client.query(always).catch(() => undefined)
}

const always = `
  set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
  set enable_indexscan = off; set enable_indexonlyscan = off;
  set plan_cache_mode = force_generic_plan`
