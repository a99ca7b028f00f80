// Where letters go: the server that is configured, or the mailbox of the sandbox, which says where it listens.

import { z } from 'zod'
import { isLoopback } from '../platform/config.ts'
import type { Send } from '../platform/egress/index.ts'
import type { MailServer, MailSettings } from '../platform/mailSettings.ts'

/** A sentence where nobody knows at the moment. */
export type Door = { readonly isSetUp: boolean; find(): Promise<MailServer | string> }

const doors = z.object({ smtp: z.url({ protocol: /^smtp$/ }) })

export function openDoor(server: MailSettings['server'], sandboxOrigin: string | undefined, send: Send): Door {
  if (server === undefined)
    return { isSetUp: false, find: async () => 'Mail is not set up: COUNTERSIGN_SMTP_URL says nothing.' }
  if (server !== 'sandbox') return { isSetUp: true, find: async () => server }
  const unknown = 'The sandbox does not say where its mailbox is. Is it running?'
  const find = async (): Promise<MailServer | string> => {
    try {
      const answer = await send({ method: 'GET', url: new URL('/_sandbox/doors', sandboxOrigin) })
      const read = answer.status === 200 ? doors.safeParse(JSON.parse(answer.body.toString('utf8'))) : undefined
      if (!read?.success) return unknown
      const { hostname, port } = new URL(read.data.smtp)
      if (!isLoopback(hostname)) return unknown
      return { host: hostname, port: Number(port), security: 'none', user: undefined, password: undefined }
    } catch {
      return unknown // unreachable, or no JSON: what it is does not matter here
    }
  }
  return { isSetUp: true, find }
}
