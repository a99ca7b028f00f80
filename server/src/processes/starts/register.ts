import type { Start } from '@countersign/engine'
import type { Db } from '../../platform/database/index.ts'
import { newId } from '../../platform/ids.ts'
import { deleteStartEvents, insertStartEvents, type NewStartEvent } from './sql.ts'

/** From now on this version begins by its own start events, and older ones no longer do. */
export async function registerStarts(
  tx: Db,
  { versionId, processId }: { versionId: string; processId: string },
  starts: readonly Start[],
): Promise<void> {
  await deleteStartEvents(tx, processId)
  const rows = starts.flatMap(
    (start) => rowOf(start, { id: newId(), versionId, processId, event: start.startEvent }) ?? [],
  )
  if (rows.length > 0) await insertStartEvents(tx, rows)
}

type Place = Pick<NewStartEvent, 'id' | 'versionId' | 'processId' | 'event'>

/** Null for the start event at which somebody begins the process. */
function rowOf(start: Start, place: Place): NewStartEvent | null {
  const row = { ...place, name: null, dueAt: null, cycle: null }
  switch (start.type) {
    case 'none':
      return null
    case 'message':
      return { ...row, type: 'message', name: start.messageName }
    case 'signal':
      return { ...row, type: 'signal', name: start.signalName }
    case 'timer':
      return { ...row, type: 'timer', dueAt: new Date(start.dueAt), cycle: start.cycle ?? null }
  }
}
