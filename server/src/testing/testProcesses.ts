import assert from 'node:assert/strict'
import { compile, draw, feel, type Graph, startsOf, type Variables, type VisitId } from '@countersign/engine'
import type { Recorder } from '../audit/index.ts'
import { type Db, openPool, type Pool, sql } from '../platform/database/index.ts'
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
  /** The audit log; without it nothing is kept of what it is told. */
  record?: Recorder
}

export async function testProcesses(options: TestProcessesOptions = {}): Promise<TestProcesses> {
  await using undo = new AsyncDisposableStack()
  const url = options.url ?? undo.use(await testDatabase()).url
  const own = new URL(url)
  own.searchParams.set('application_name', newId()) // its connections are known by it
  const pool = undo.adopt(openPool({ url: own.href }), (open) => open.end())
  const { clock = testClock(), actions = [], settings = {}, crash = () => undefined } = options
  const life = mortal(pool, crash)
  const record: Recorder = options.record ?? (async () => undefined)
  const processes = startProcesses({
    pool: life.pool,
    databaseUrl: own.href,
    record,
    clock,
    log: silentLog,
    actions,
    settings: { lastActionsMs: 0, ...settings },
    crash: life.crash,
  })
  undo.defer(() => processes.stop())
  const cutOff = async (): Promise<void> => {
    const other = openPool({ url })
    await other.rows(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = ${own.searchParams.get('application_name')}`)
    await other.end()
  }
  undo.defer(async () => {
    if (life.isOver()) await cutOff() // what was just being connected when it died
  })

  const deploy = async (graph: Graph, versionTag: string | null = null): Promise<Version> => {
    const compiled = compile(graph, feel)
    assert.ok(compiled.ok)
    const starts = startsOf(compiled.model, { at: clock.now().getTime(), seed: 'a seed' })
    assert.ok(starts.ok)
    const drawn = [{ graph, versionTag, starts: starts.starts }]
    const file = {
      fileName: `${graph.id}.bpmn`,
      xml: JSON.stringify(graph),
      processes: drawn,
      forms: [],
      deployedBy: 'Mateo Rossi',
    }
    const [version] = await deployFile({ pool, record, now: clock.now }, file)
    processes.startsChanged()
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
      life.end()
      await cutOff()
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/**
 * What is given to somebody who may die. After death no step is taken any more, nothing reaches the database by whatever
 * way, and whoever stood still at a crash point falls there: so that nothing of the dead is left running.
 */
export function mortal(pool: Pool, crash: Crash): { pool: Pool; crash: Crash; end(): void; isOver(): boolean } {
  const death = Promise.withResolvers<never>()
  death.promise.catch(() => undefined)
  let dead = false
  const alive = <Result>(work: () => Promise<Result>): Promise<Result> => (dead ? death.promise : work())
  const mortalDb = ({ gather, ...db }: Db): Db => ({
    rows: (statement) => alive(() => db.rows(statement)),
    one: (statement) => alive(() => db.one(statement)),
    maybe: (statement) => alive(() => db.maybe(statement)),
    ...(gather && { gather: (kind, item) => alive(() => gather(kind, item)) }),
  })
  const mortally =
    (transact: Pool['transaction']): Pool['transaction'] =>
    (work, write) =>
      alive(() =>
        transact(
          (tx) => work(mortalDb(tx)),
          write &&
            ((tx, result) => {
              if (dead) throw new Error('dead') // at once: what is rejected later would be committed without it
              return write(tx, result)
            }),
        ),
      )
  return {
    pool: {
      ...pool,
      ...mortalDb(pool),
      transaction: mortally(pool.transaction),
      byKeys: { transaction: mortally(pool.byKeys.transaction) },
      shared: (key, work) => alive(() => pool.shared(key, (tx) => work(mortalDb(tx)))),
    },
    crash: (point) => (dead ? death.promise : Promise.race([crash(point), death.promise])),
    end: () => {
      dead = true
      death.reject(new Error('dead'))
    },
    isOver: () => dead,
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
