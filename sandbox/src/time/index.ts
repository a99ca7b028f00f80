export { after, latestMoment } from './duration.ts'
export { type DueWork, openTime, type Time } from './time.ts'
