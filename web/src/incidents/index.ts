// What other pages show of incidents. The page itself is loaded by its own file.

export { DoneDialog } from './DoneDialog.tsx'
export { Message } from './Message.tsx'
export { type Caution, type Meaning, meaningOf } from './meaning.ts'
export { RetryDialog } from './RetryDialog.tsx'
