import { existsSync } from 'node:fs'
import { StartRefusal } from '../startRefusal.ts'
import { clearAway } from './leftBehind.ts'
import { lockDataFolder } from './lockDataFolder.ts'
import { placeIn } from './place.ts'
import { findTools } from './tools.ts'

/** Stops the PostgreSQL of a server that was killed, for whoever saw that; the next start would do it as well. */
export async function stopLeftBehind(folder: string): Promise<void> {
  const place = placeIn(folder)
  if (!existsSync(place.cluster)) return
  try {
    using _lock = lockDataFolder(place.folder)
    await clearAway(await findTools(place.folder), place)
  } catch (cause) {
    if (cause instanceof StartRefusal && cause.code === 'DATA_FOLDER_IN_USE') return // and so is its PostgreSQL
    throw cause
  }
}
