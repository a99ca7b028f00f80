import type { Send } from '../platform/egress/index.ts'
import type { MailSettings } from '../platform/mailSettings.ts'
import { openDoor } from './door.ts'
import { openWay } from './way.ts'

export type MailCheckParts = { send: Send; settings: MailSettings; sandboxOrigin: string | undefined; url: URL }

export type MailCheck = { verify(): Promise<string | undefined>; close(): void }

/** For who only asks whether letters would be taken, and sends none. */
export function openMailCheck({ send, settings, sandboxOrigin, url }: MailCheckParts): MailCheck {
  const ending = new AbortController()
  const door = openDoor(settings.server, sandboxOrigin, send)
  const way = openWay({ door, from: settings.from, url, signal: ending.signal })
  return {
    verify: async () => {
      const by = await way.open()
      return typeof by === 'string' ? by : by.verify()
    },
    close: () => {
      ending.abort()
      way.close()
    },
  }
}
