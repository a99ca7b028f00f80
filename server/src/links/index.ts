export { linkOperations, mountLinks } from './openLinks.ts'
export type { Parts as LinkParts } from './parts.ts'
export { selectActive as linkOf } from './sql/index.ts'
