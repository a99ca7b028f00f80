export { processesFrom, type ReadProcess } from './processes.ts'
export type { Reader } from './reader.ts'
