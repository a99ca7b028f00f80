import type { HttpsIdentity } from '../https/index.ts'
import { listen, listenAgain } from '../listening.ts'
import type { Settings } from '../settings.ts'
import { type MailDoor, newMailServer } from './smtp/index.ts'
import { lastPort } from './sql.ts'

export type Mailbox = { url: string; [Symbol.asyncDispose]: () => Promise<void> }

/** From here on mail comes in. */
export async function openMailbox(
  { identity, ...parts }: Omit<MailDoor, 'key' | 'cert'> & { identity: Pick<HttpsIdentity, 'key' | 'cert'> },
  { host, smtpPort }: Pick<Settings, 'host' | 'smtpPort'>,
): Promise<Mailbox> {
  const { key, cert } = identity
  const { server, close } = newMailServer({ ...parts, key, cert })
  const port =
    smtpPort === 0
      ? await listenAgain(server, host, lastPort(parts.store) ?? 0, 'SANDBOX_SMTP_PORT')
      : await listen(server, host, smtpPort, 'SANDBOX_SMTP_PORT')
  return { url: `smtp://localhost:${port}`, [Symbol.asyncDispose]: close }
}
