export { sendMail } from './keep.ts'
export { openMailbox } from './open.ts'
export { mailboxRoom } from './room.ts'
