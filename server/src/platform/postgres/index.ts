export { type DataFolderLock, lockDataFolder } from './lockDataFolder.ts'
export { runningPostgres } from './runningPostgres.ts'
export { type RunningPostgres, startPostgres } from './startPostgres.ts'
export { stopLeftBehind } from './stopLeftBehind.ts'
