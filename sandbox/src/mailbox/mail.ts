import type { Clock } from '../clock.ts'
import type { Store } from '../store/index.ts'

/** Where mail is kept, and what time it is there. */
export type Post = { store: Store; clock: Clock }

/** Whom the servers have named to one another, whatever the letter itself says. */
export type Envelope = { sender: string; recipients: readonly string[] }

/** A mail as a list shows it. */
export type Mail = {
  id: string
  /** Grows with every mail: what comes after it in a list is older. */
  position: number
  receivedAt: number
  sender: string
  fromName: string
  fromAddress: string
  subject: string
  /** Of its text, on one line. */
  beginning: string
  attachments: number
  size: number
  recipients: readonly Recipient[]
}

export type Recipient = { address: string; readAt: number | null }
