import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDiagram } from '@countersign/core/processes'

/** Six elements: start, an action, a decision, a gateway, an action, end. The same work is asked of everybody. */
export const hiring = 'hiring.bpmn'
/** A decision with a deadline, and an action after it. */
export const approving = 'approving.bpmn'

export const xmlOf = (file: string): string => readFileSync(join(import.meta.dirname, '..', file), 'utf8')

/** As the server reads it when it is deployed. */
export function readOf(file: string) {
  const read = readDiagram(xmlOf(file), { at: Date.now(), seed: 'bench' })
  if (!read.ok) throw new Error(`${file} can't be deployed: ${JSON.stringify(read.problems)}`)
  return read
}

export const createTask = 'bench.create'
export const tellTask = 'bench.tell'

/** What an instance begins with, what its action brings, and what is decided. */
export const started = { name: 'Tom Becker', department: 'Sales', manager: 'ada@alder.example' }
export const created = { employeeId: 4711 }
export const decided = { approved: true }
