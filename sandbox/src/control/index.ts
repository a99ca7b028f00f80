export { onlyJson } from './onlyJson.ts'
export { controlRoom } from './room.ts'
