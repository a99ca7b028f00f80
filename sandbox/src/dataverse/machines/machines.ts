// The computers on which desktop flows run.

import { randomUUID } from 'node:crypto'
import type { Premises } from '../../premises.ts'
import type { Store } from '../../store/index.ts'

export type Machine = { id: string; name: string; description: string; isOnline: boolean; createdAt: number }

type Row = Omit<Machine, 'isOnline'> & { isOnline: 0 | 1 }

const read = (row: Row): Machine => ({ ...row, isOnline: row.isOnline === 1 })

export const machines = (store: Store): Machine[] =>
  store.rows<Row>`
    select id, name, description, is_online as isOnline, created_at as createdAt
    from desktop_machine order by created_at, name limit 1000`.map(read)

export function findMachine(store: Store, id: string): Machine | undefined {
  const row = store.row<Row>`
    select id, name, description, is_online as isOnline, created_at as createdAt
    from desktop_machine where id = ${id}`
  return row && read(row)
}

/** As the machine runtime registers one: it is on. */
export function addMachine(
  { store, clock }: Premises,
  { id = randomUUID(), name, description = '', isOnline = true }: Partial<Machine> & Pick<Machine, 'name'>,
): Machine {
  const machine = { id, name, description, isOnline, createdAt: clock().getTime() }
  store.run`
    insert into desktop_machine (id, name, description, is_online, created_at)
    values (${id}, ${name}, ${description}, ${Number(isOnline)}, ${machine.createdAt})`
  return machine
}

/** What that means for the runs on it is for `sessions` to say. */
export const setOnline = (store: Store, id: string, isOnline: boolean): void =>
  store.run`update desktop_machine set is_online = ${Number(isOnline)} where id = ${id}`
