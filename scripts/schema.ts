// `npm run schema`: writes server/schema.sql from the catalogs of a freshly migrated database.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describeSchema, openPool } from '../server/src/platform/database/index.ts'
import { startTestCluster, TEMPLATE } from '../server/src/testing/cluster.ts'
import { root } from './bootstrap/root.mjs'

await using cluster = await startTestCluster()
const pool = openPool({ url: cluster.urlOf(TEMPLATE) })
await writeFile(join(root, 'server', 'schema.sql'), await describeSchema(pool))
await pool.end()
console.log('server/schema.sql is what the migrations say.')
