export { graphRoom } from './room.ts'
