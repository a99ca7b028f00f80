export { type MailDoor, type MailServer, newMailServer } from './server.ts'
