export { type Journal, openJournal } from './journal.ts'
export { journalRoom } from './room.ts'
