export { openMailCheck } from './check.ts'
export { letterBytes, postLetters } from './post.ts'
export { mailOperations } from './routes.ts'
export { type MailSender, startMailSender } from './sender.ts'
