// DBOS: a library in the process of its clients, on the PostgreSQL that our server brings, with the same settings.

import { randomUUID } from 'node:crypto'
import { DBOS } from '@dbos-inc/dbos-sdk'
import { openPool } from '../../server/src/platform/database/index.ts'
import { loadFor, underLoad } from '../load.ts'
import { type Assignment, type Figures, measure } from '../program.ts'
import { created, decided, started } from '../world/diagram.ts'
import { refuseForgetful } from '../world/durable.ts'
import { startDatabase } from '../world/postgres.ts'

async function cycles({ folder, quick }: Assignment): Promise<Figures> {
  await using postgres = await startDatabase(folder)
  DBOS.setConfig({ name: 'bench', systemDatabaseUrl: postgres.url, logLevel: 'error' })
  await DBOS.launch()
  const pool = openPool({ url: postgres.url })
  await refuseForgetful(pool).finally(() => pool.end())
  const figures = await underLoad(loadFor({ quick }), cycle)
  await DBOS.shutdown()
  return figures
}

type Decision = typeof decided

/** Tells the client that the decision can be made, as our list of tasks does. */
const waiting = new Map<string, () => void>()

const patienceSeconds = 60

const hiring = DBOS.registerWorkflow(
  async (input: typeof started) => {
    const user = await DBOS.runStep(async () => created, { name: 'create' })
    waiting.get(DBOS.workflowID ?? '')?.()
    const decision = await DBOS.recv<Decision>('decision', patienceSeconds)
    if (decision?.approved) await DBOS.runStep(async () => undefined, { name: 'tell' })
    return { ...input, ...user, ...decision }
  },
  { name: 'hiring' },
)

async function cycle(): Promise<void> {
  const workflowID = randomUUID()
  const asked = new Promise<void>((resolve) => waiting.set(workflowID, resolve))
  const handle = await DBOS.startWorkflow(hiring, { workflowID })(started)
  await asked
  waiting.delete(workflowID)
  await DBOS.send(workflowID, decided, 'decision')
  const { approved } = await handle.getResult()
  if (!approved) throw new Error('a workflow ended without its decision')
}

await measure(cycles)
