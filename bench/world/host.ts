import { type Clock, systemClock } from '../../server/src/platform/clock.ts'
import { openPool, type Pool } from '../../server/src/platform/database/index.ts'
import { silentLog } from '../../server/src/platform/log.ts'
import { deploy, type Processes, startProcesses } from '../../server/src/processes/index.ts'
import { actions } from './actions.ts'
import { readOf, xmlOf } from './diagram.ts'
import { refuseForgetful } from './durable.ts'

export type Version = { readonly versionId: string; readonly processId: string }

export type Host = AsyncDisposable & {
  readonly pool: Pool
  readonly processes: Processes
  deploy(file: string): Promise<Version>
}

/** The durable host as the server runs it, with its worker and its timers, in this process. */
export async function startHost(url: string, clock: Clock = systemClock): Promise<Host> {
  await using undo = new AsyncDisposableStack()
  const pool = undo.adopt(openPool({ url }), (open) => open.end())
  await refuseForgetful(pool)
  const record = async () => undefined // nobody who acts has a name here, so there is nothing to be told
  const processes = startProcesses({ pool, databaseUrl: url, record, clock, log: silentLog, actions })
  undo.defer(() => processes.stop())
  const running = undo.move()
  return {
    pool,
    processes,
    deploy: async (file) => {
      const sent = { ...readOf(file), fileName: file, xml: xmlOf(file), deployedBy: 'bench' }
      const [version] = await deploy({ pool, record, now: clock.now }, sent)
      if (!version) throw new Error(`${file} has no process`)
      processes.startsChanged()
      return { versionId: version.id, processId: version.processId }
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
