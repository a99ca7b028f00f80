import type { MailSender } from '../platform/mailSettings.ts'
import type { Door } from './door.ts'
import { openTransport, type Transport } from './transport.ts'

/** The connections to the mail server: opened when there is something to send, closed when something is wrong. */
export type Way = {
  open(): Promise<Transport | string>
  /** Closes this one, if it is still the one in use. */
  close(transport?: Transport): boolean
}

type WayParts = { door: Door; from: MailSender; url: URL; signal: AbortSignal }

export function openWay({ door, ...parts }: WayParts): Way {
  let inUse: Transport | undefined
  return {
    open: async () => {
      if (inUse) return inUse
      const server = await door.find()
      if (typeof server === 'string') return server
      inUse ??= openTransport({ server, ...parts })
      return inUse
    },
    close: (transport = inUse) => {
      if (!inUse || transport !== inUse) return false
      inUse = undefined
      transport.close()
      return true
    },
  }
}
