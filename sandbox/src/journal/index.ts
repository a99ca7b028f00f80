export { type Filter, finds, pathIn } from './find.ts'
export { type Entry, type Journal, openJournal } from './journal.ts'
export { type BodyView, present } from './present.ts'
export { journalRoom } from './room.ts'
