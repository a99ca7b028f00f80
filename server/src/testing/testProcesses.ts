import assert from 'node:assert/strict'
import { compile, draw, feel, type Graph, type Variables, type VisitId } from '@countersign/engine'
import { openPool, type Pool, sql } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import { silentLog } from '../platform/log.ts'
import type { Action, Crash, Delivery, Processes, Receipt, Settings } from '../processes/index.ts'
import { deploy as deployFile, startProcesses } from '../processes/index.ts'
import { testDatabase } from './database.ts'
import { type TestClock, testClock } from './testClock.ts'

/** A host with its worker, on a database of its own or on somebody else's. */
export type TestProcesses = AsyncDisposable & {
  url: string
  pool: Pool
  clock: TestClock
  processes: Processes
  /** Makes the drawing a version that instances can begin with. */
  deploy(graph: Graph, versionTag?: string): Promise<Version>
  /** Begins an instance; answers its id. */
  start(version: Version, variables?: Variables): Promise<string>
  /** The delivery that completes the open user task at this visit. */
  completion(instanceId: string, visit: VisitId, variables?: Variables): Promise<Delivery>
  complete(instanceId: string, visit: VisitId, variables?: Variables): Promise<Receipt>
  status(instanceId: string): Promise<string>
  /** Answers when the instance is finished, whoever finishes it. */
  finished(instanceId: string): Promise<void>
  /** Dies as a process does: nothing that it had not committed counts, and nothing is tidied up. */
  kill(): Promise<void>
}

export type TestProcessesOptions = {
  /** An existing database; without it a new one is made and dropped. */
  url?: string
  clock?: TestClock
  actions?: readonly Action[]
  settings?: Partial<Settings>
  crash?: Crash
}

export async function testProcesses(options: TestProcessesOptions = {}): Promise<TestProcesses> {
  await using undo = new AsyncDisposableStack()
  const url = options.url ?? undo.use(await testDatabase()).url
  let killed = false
  const pool = undo.adopt(openPool({ url }), async (open) => {
    const ended = open.end()
    if (!killed) await ended
  })
  const { clock = testClock(), actions = [], settings = {}, crash } = options
  const { mortal, die } = mortalPool(pool)
  /** The dead take no further step. */
  const mortalCrash: Crash = (point) => (killed ? new Promise(() => undefined) : crash?.(point))
  const record = async () => undefined
  const processes = startProcesses({
    pool: mortal,
    databaseUrl: url,
    record,
    clock,
    log: silentLog,
    actions,
    settings: { lastActionsMs: 0, ...settings },
    crash: mortalCrash,
  })
  undo.defer(async () => {
    const stopped = processes.stop()
    if (!killed) await stopped // the dead wait for answers that never come
  })

  const deploy = async (graph: Graph, versionTag: string | null = null): Promise<Version> => {
    const compiled = compile(graph, feel)
    assert.ok(compiled.ok)
    const drawn = [{ graph, model: compiled.model, versionTag }]
    const file = {
      fileName: `${graph.id}.bpmn`,
      xml: JSON.stringify(graph),
      processes: drawn,
      deployedBy: 'Mateo Rossi',
    }
    const deployed = await deployFile({ pool, record, now: clock.now }, file)
    assert.ok(deployed.ok)
    processes.startsChanged()
    const [version] = deployed.versions
    assert.ok(version)
    return { versionId: version.id, processId: version.processId }
  }
  const completion = async (instanceId: string, visit: VisitId, variables: Variables = {}): Promise<Delivery> => {
    const task = await pool.one<{ id: string; revision: number }>(sql`
      select id, revision from user_task where instance_id = ${instanceId} and visit = ${visit}`)
    const fact = { type: 'completed', visit, variables } as const
    return { id: `task:${task.id}`, instanceId, fact, spends: { kind: 'task', ...task } }
  }
  const status = async (instanceId: string): Promise<string> =>
    (await pool.one<{ status: string }>(sql`select status from instance where id = ${instanceId}`)).status

  const running = undo.move()
  return {
    url,
    pool,
    clock,
    processes,
    deploy,
    start: async (version, variables = {}) => {
      const instanceId = newId()
      await processes.post(startOf(instanceId, version, variables))
      return instanceId
    },
    completion,
    complete: async (...task) => processes.post(await completion(...task)),
    status,
    finished: async (instanceId) => {
      while ((await status(instanceId)) === 'active') await new Promise((resolve) => setTimeout(resolve, 5))
    },
    kill: async () => {
      killed = true
      die()
      await pool.rows(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`)
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** A pool through which, after death, nothing reaches the database. */
function mortalPool(pool: Pool): { mortal: Pool; die(): void } {
  let dead = false
  const alive = <Result>(work: () => Promise<Result>): Promise<Result> =>
    dead ? Promise.reject(new Error('dead')) : work()
  const mortal: Pool = {
    ...pool,
    rows: (statement) => alive(() => pool.rows(statement)),
    one: (statement) => alive(() => pool.one(statement)),
    maybe: (statement) => alive(() => pool.maybe(statement)),
    transaction: (...work) => alive(() => pool.transaction(...work)),
  }
  return {
    mortal,
    die: () => {
      dead = true
    },
  }
}

export type Version = { versionId: string; processId: string }

export const startOf = (instanceId: string, version: Version, variables: Variables = {}): Delivery => ({
  id: 'start',
  instanceId,
  fact: { type: 'started', variables },
  begins: { ...version, businessKey: null, caller: null },
})

/** Create the user, ask the manager, tell everybody: two actions with a decision between them. */
export const hiring = draw('hiring')
  .start()
  .service('create', 'test.create')
  .user('ask', { candidateGroups: ['managers'] })
  .service('tell', 'test.tell')
  .end().graph

/** Nothing but a decision. */
export const asking = draw('asking').start().user('ask').end().graph
