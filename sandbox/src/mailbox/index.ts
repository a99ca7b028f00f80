export { messageMaxBytes, sendMail } from './keep.ts'
export type { Mail } from './mail.ts'
export { type Address, type Attachment, addressInText, type Message, readMessage } from './message/index.ts'
export { openMailbox } from './open.ts'
export { mailboxRoom } from './room.ts'
export { wordsOf } from './search.ts'
export {
  countMail,
  type Folder,
  findMail,
  folders,
  listMail,
  removeMail,
  setRead,
  sourceOf,
} from './sql.ts'
