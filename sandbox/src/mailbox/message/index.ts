export { compose, type Letter, oneLine } from './compose.ts'
export { addressInText, linksIn } from './links.ts'
export { type Address, type Attachment, type Message, readMessage } from './parse.ts'
