import type { Graph } from '@countersign/engine'
import { type Db, sql } from '../../platform/database/index.ts'

export const selectGraphs = (db: Db, ids: readonly string[]): Promise<{ id: string; graph: Graph }[]> =>
  db.rows(sql`select id, graph from process_version where id = any(${ids}::uuid[])`)
