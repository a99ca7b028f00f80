export { after } from './duration.ts'
export { type DueWork, openTime, type Time } from './time.ts'
