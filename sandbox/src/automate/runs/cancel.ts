import type { Premises } from '../../premises.ts'
import { addFact } from '../inbox.ts'
import { findRun } from './sql.ts'

/** False where it has ended already. */
export function cancelRun({ store, time }: Premises, name: string): boolean {
  if (findRun(store, name)?.status !== 'Running') return false
  addFact(store, name, { type: 'cancelled' })
  time.reconsider()
  return true
}
