export type { EntraParts } from './apply.ts'
export { openEntra } from './open.ts'
