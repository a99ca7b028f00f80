// The one place that speaks SMTP. Where it calls is configuration, never data.
//
// M1  A password goes over an encrypted connection whose certificate is checked, or nowhere.
// M2  A letter has one recipient, and no file or address in it is ever opened.
// M3  What is not answered is not sent again here: who asked decides.

import type { Message } from '@countersign/core/mail'
import { createTransport } from 'nodemailer'
import type { MailSender, MailServer } from '../platform/mailSettings.ts'
import { redactionOf } from '../vault/index.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export type Envelope = { id: string; to: { name: string; address: string }; message: Message }

export type Transport = {
  send(envelope: Envelope): Promise<Outcome>
  /** Whether it would take letters now: its sentence if not. */
  verify(): Promise<string | undefined>
  close(): void
}

type TransportParts = { server: MailServer; from: MailSender; url: URL; signal: AbortSignal }

const connectionsMax = 2 // mail servers count connections, and nobody waits for a letter
const answerMs = 10_000
const silenceMs = 30_000

export function openTransport({ server, from, url, signal }: TransportParts): Transport {
  const { host, port, security, user, password } = server
  const open = createTransport({
    ...{ pool: true, host, port, maxConnections: connectionsMax, maxRequeues: 0 },
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    tls: { minVersion: 'TLSv1.2' },
    ...{ connectionTimeout: answerMs, greetingTimeout: answerMs, dnsTimeout: answerMs, socketTimeout: silenceMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  })
  const redaction = redactionOf(password === undefined ? [] : [['of COUNTERSIGN_SMTP_URL', password]])
  const failed = (cause: unknown) => {
    const outcome = outcomeOf(cause, server)
    return { ...outcome, sentence: redaction.text(outcome.sentence) }
  }
  return {
    send: async ({ id, to, message }) => {
      try {
        await open.sendMail({
          ...{ from, to, signal, ...message },
          envelope: { from: from.address, to: [to.address] },
          messageId: `<${id}@${url.hostname}>`, // of a letter that arrives twice, mail programs show one
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return { kind: 'sent' }
      } catch (cause) {
        return failed(cause)
      }
    },
    verify: async () => {
      try {
        await open.verify()
        return undefined
      } catch (cause) {
        return failed(cause).sentence
      }
    },
    close: () => open.close(),
  }
}
