// The host of the engine, in the smallest form that is still honest: tables in memory instead of PostgreSQL, the rules
// the same.
//
// H1  A delivery has an id and is recorded once.
// H2  States, facts, jobs, timers, subscriptions and what is owed to others become real together or not at all.
// H3  A job is leased. What a worker reports counts only while its lease is the latest one.
// H4  Nothing is kept outside the tables: a host that died goes on as another one.

import type { Fact, Model, Step } from '@countersign/engine'
import type { Protection } from '../protections.ts'
import type { CrashPoint } from './crash.ts'
import type { Delivery } from './delivery.ts'
import { handle } from './handle.ts'
import { copyOf, emptyTables, type JobRow, reloaded, type Tables, visitKey } from './tables.ts'

export type Setting = {
  readonly models: ReadonlyMap<string, Model>
  /** The protecting line that is taken out. */
  readonly without: Protection | null
  readonly now: () => number
  /** Throws where the host is to die. */
  readonly pass: (point: CrashPoint) => void
  /** Sees every committed step of the host. */
  readonly watch: (steps: readonly TakenStep[], tables: Tables) => void
}

/** What became of one fact that the engine took. `said` is the fact as it came. */
export type TakenStep = { readonly cause: string; readonly instance: string; readonly said: Fact; readonly step: Step }

export type Host = {
  readonly tables: () => Tables
  readonly deliver: (batch: readonly Delivery[]) => void
  /** Rows of the outbox are deliveries that are removed by the step that carries them out. */
  readonly deliverOwed: (outboxKey: string) => void
  readonly lease: (now: number) => LeasedJob | null
  /** Another host goes on with what was written. */
  readonly restart: () => void
}

export type LeasedJob = JobRow & { readonly lease: NonNullable<JobRow['lease']>; readonly businessKey: string }

/** Long beside any call, short beside a person's patience. */
const leaseMs = 300_000

export function newHost(setting: Setting): Host {
  let tables = emptyTables()

  /** All of it or nothing: whoever throws leaves the tables as they were. */
  function transaction(change: (draft: Tables) => readonly TakenStep[]): void {
    const draft = copyOf(tables)
    const steps = change(draft)
    tables = draft
    setting.watch(steps, tables)
  }

  function deliverAll(batch: readonly Delivery[], owed: string | null): void {
    setting.pass('delivery-begun')
    transaction((draft) => {
      const steps: TakenStep[] = []
      if (owed !== null) draft.outbox.delete(owed)
      for (const delivery of batch) {
        if (draft.recorded.has(delivery.id) && setting.without !== 'record-once') continue
        draft.recorded.set(delivery.id, true)
        setting.pass('delivery-recorded')
        handle({ setting, tables: draft, cause: delivery.id, steps }, delivery)
      }
      setting.pass('delivery-decided')
      return steps
    })
    setting.pass('delivery-committed')
  }

  return {
    tables: () => tables,
    deliver: (batch) => deliverAll(batch, null),
    deliverOwed: (key) => {
      const row = tables.outbox.get(key)
      if (row) deliverAll([row.delivery], key)
    },
    lease: (now) => {
      setting.pass('lease-begun')
      const job = [...tables.jobs.values()].find((job) => isFree(job, now))
      if (!job) return null
      const leases = job.leases + 1
      const key = visitKey(job.instance, job.visit)
      const leased = { ...job, leases, lease: { token: `${key} ${job.attempt}.${leases}`, until: now + leaseMs } }
      transaction((draft) => {
        draft.jobs.set(key, leased)
        return []
      })
      setting.pass('lease-committed')
      return { ...leased, businessKey: tables.instances.get(job.instance)?.businessKey ?? '' }
    },
    restart: () => {
      tables = reloaded(tables)
    },
  }
}

export const isFree = ({ runAt, lease }: JobRow, now: number): boolean =>
  runAt <= now && (lease === null || lease.until <= now)
