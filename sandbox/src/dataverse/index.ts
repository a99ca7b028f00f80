export { bodyTooLarge, isDataverse } from './bodyTooLarge.ts'
export { dataverseRoom } from './room.ts'
