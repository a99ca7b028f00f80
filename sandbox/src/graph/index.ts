export { graphRoom } from './room.ts'
export { newThrottle, type Throttle } from './throttle.ts'
